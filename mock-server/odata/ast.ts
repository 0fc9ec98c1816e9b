/** Syntax tree of a query expression, as odata.peggy builds it. `at` is the zero-based offset in the expression. */
export type Expression = Literal | Path | Chain | Not | Compare | In | Call | Lambda;

export interface Literal {
  readonly kind: 'literal';
  readonly type: 'string' | 'guid' | 'dateTime' | 'date' | 'number' | 'boolean' | 'null';
  readonly value: string | number | boolean | null;
  readonly at: number;
}

export interface Path {
  readonly kind: 'path';
  readonly segments: readonly string[];
  readonly at: number;
}

export interface Chain {
  readonly kind: 'and' | 'or';
  readonly operands: readonly Expression[];
  readonly at: number;
}

export interface Not {
  readonly kind: 'not';
  readonly operand: Expression;
  readonly at: number;
}

export interface Compare {
  readonly kind: 'compare';
  readonly operator: 'eq' | 'ne' | 'gt' | 'ge' | 'lt' | 'le';
  readonly left: Expression;
  readonly right: Expression;
  readonly at: number;
}

export interface In {
  readonly kind: 'in';
  readonly left: Expression;
  readonly list: readonly Literal[];
  readonly at: number;
}

export interface Call {
  readonly kind: 'call';
  readonly name: string;
  readonly args: readonly Expression[];
  readonly at: number;
}

export interface Lambda {
  readonly kind: 'lambda';
  readonly quantifier: 'any' | 'all';
  readonly path: Path;
  /** Both missing in `any()`, which asks whether there is any member at all. */
  readonly variable?: string;
  readonly body?: Expression;
  readonly at: number;
}

export interface OrderItem {
  readonly expression: Expression;
  readonly descending: boolean;
}
