/**
 * Expressions as functions. Types are checked here, once; what comes out only reads and compares. Truth is three-valued
 * (OData 4.01 part 2, section 5.1.1.1): null stands for unknown.
 */
import type { Call, Compare, Expression, In, Lambda, Literal, Path } from './ast';
import { functions } from './functions';
import { instant } from './instant';
import { notUnderstood, type OptionName } from './parse';
import { type Frame, resolve, type Scope } from './paths';
import type { Property, ScalarType } from './properties';

export type Scalar = string | number | boolean | null;
export type Evaluate = (frame: Frame) => Scalar;

export interface Typed {
  readonly type: ScalarType | 'null';
  readonly get: Evaluate;
}

/** Throws a 400 with the offset for an unknown name or operands that do not go together. */
export function compile(expression: Expression, option: OptionName, root: Property): Typed {
  return compileIn(expression, { option, root, variables: [] });
}

/** As `compile`, of an expression that is to be true or false. */
export function compileCondition(expression: Expression, option: OptionName, root: Property): Evaluate {
  return condition(expression, { option, root, variables: [] });
}

function compileIn(expression: Expression, scope: Scope): Typed {
  switch (expression.kind) {
    case 'literal':
      return compileLiteral(expression, scope);
    case 'path':
      return compilePath(expression, scope);
    case 'and':
      return { type: 'boolean', get: chain(expression.operands, scope, false) };
    case 'or':
      return { type: 'boolean', get: chain(expression.operands, scope, true) };
    case 'not': {
      const get = condition(expression.operand, scope);
      return { type: 'boolean', get: (frame) => negated(get(frame)) };
    }
    case 'compare':
      return compileCompare(expression, scope);
    case 'in':
      return compileMembership(expression, scope);
    case 'call':
      return compileCall(expression, scope);
    case 'lambda':
      return compileLambda(expression, scope);
  }
}

const negated = (truth: Scalar) => (truth === null ? null : !truth);

function condition(expression: Expression, scope: Scope): Evaluate {
  const { type, get } = compileIn(expression, scope);
  if (type === 'boolean' || type === 'null') return get;
  if (type === 'unknown') return (frame) => (typeof get(frame) === 'boolean' ? get(frame) : null);
  throw notUnderstood(
    scope.option,
    expression.at,
    `expected a condition, found a ${inWords[type]}; compare it with eq`,
  );
}

/** `and` (decided by a false) and `or` (decided by a true) of any number of conditions. */
function chain(operands: readonly Expression[], scope: Scope, deciding: boolean): Evaluate {
  const conditions = operands.map((operand) => condition(operand, scope));
  return (frame) => {
    let truth: Scalar = !deciding;
    for (const holds of conditions) {
      const one = holds(frame);
      if (one === deciding) return deciding;
      if (one === null) truth = null;
    }
    return truth;
  };
}

function compileLiteral({ type, value, at }: Literal, { option }: Scope): Typed {
  if (type === 'date' || type === 'dateTime') {
    const moment = instant(value as string);
    if (moment === undefined) throw notUnderstood(option, at, `${value} is no date of the calendar`);
    return { type: 'dateTime', get: () => moment };
  }
  return { type: type === 'guid' ? 'string' : type, get: () => value };
}

const inWords: Record<ScalarType | 'null', string> = {
  string: 'text',
  number: 'number',
  boolean: 'true or false',
  dateTime: 'date and time',
  unknown: 'value',
  null: 'null',
};

function compilePath(path: Path, scope: Scope): Typed {
  const { property, get } = resolve(path, scope);
  const name = path.segments.join('/');
  if (property.type === 'list') {
    throw notUnderstood(scope.option, path.at, `${name} is a list; ask of its members with ${name}/any(x:…)`);
  }
  if (property.type === 'object') {
    const members = [...property.members.keys()].map((key) => `${name}/${key}`);
    throw notUnderstood(scope.option, path.at, `${name} is an object; name one of its fields: ${members.join(', ')}`);
  }
  if (property.type === 'dateTime') {
    return { type: 'dateTime', get: (frame) => moment(get(frame)) };
  }
  return { type: property.type, get: (frame) => scalar(get(frame)) };
}

const moment = (value: unknown): Scalar => (typeof value === 'string' ? (instant(value) ?? null) : null);
const scalar = (value: unknown): Scalar =>
  typeof value === 'object' || value === undefined ? null : (value as Scalar);

/** Both null is equal; null is neither more nor less than anything. */
const comparisons: Readonly<Record<Compare['operator'], (left: Scalar, right: Scalar) => boolean>> = {
  eq: (left, right) => left === right,
  ne: (left, right) => left !== right,
  gt: (left, right) => left !== null && right !== null && left > right,
  ge: (left, right) => left !== null && right !== null && left >= right,
  lt: (left, right) => left !== null && right !== null && left < right,
  le: (left, right) => left !== null && right !== null && left <= right,
};

function compileCompare({ operator, left, right }: Compare, scope: Scope): Typed {
  const a = compileIn(left, scope);
  const b = compileIn(right, scope);
  assertComparable(left, a, right, b, scope);
  const compares = comparisons[operator];
  return { type: 'boolean', get: (frame) => compares(a.get(frame), b.get(frame)) };
}

function assertComparable(left: Expression, a: Typed, right: Expression, b: Typed, { option }: Scope): void {
  if (a.type === b.type || [a.type, b.type].some((type) => type === 'null' || type === 'unknown')) return;
  const unquoted = [a, b].some(({ type }) => type === 'string') && [left, right].some(({ kind }) => kind === 'literal');
  throw notUnderstood(
    option,
    right.at,
    `${nameOf(left)} is a ${inWords[a.type]}, ${nameOf(right)} a ${inWords[b.type]}` +
      `${unquoted ? '; only text is written in quotes' : ''}`,
  );
}

function nameOf(expression: Expression): string {
  if (expression.kind === 'path') return expression.segments.join('/');
  if (expression.kind === 'literal') return JSON.stringify(expression.value);
  return 'the expression';
}

function compileMembership({ left, list }: In, scope: Scope): Typed {
  const a = compileIn(left, scope);
  const members = list.map((literal) => {
    const b = compileLiteral(literal, scope);
    assertComparable(left, a, literal, b, scope);
    return b.get([]);
  });
  const set = new Set(members);
  return { type: 'boolean', get: (frame) => set.has(a.get(frame)) };
}

function compileCall({ name, args, at }: Call, scope: Scope): Typed {
  const called = functions.get(name.toLowerCase());
  if (called === undefined) {
    throw notUnderstood(
      scope.option,
      at,
      `there is no function ${name}; known are ${[...functions.keys()].join(', ')}`,
    );
  }
  if (args.length !== called.takes) throw notUnderstood(scope.option, at, `${name} takes ${called.takes} arguments`);
  const values = args.map((arg) => {
    const { type, get } = compileIn(arg, scope);
    if (!['string', 'null', 'unknown'].includes(type)) {
      throw notUnderstood(scope.option, arg.at, `${name} takes text, not a ${inWords[type as ScalarType]}`);
    }
    return get;
  });
  return {
    type: called.gives,
    get: (frame) => {
      const texts = values.map((get) => get(frame));
      return texts.every((text) => typeof text === 'string') ? called.of(...(texts as string[])) : null;
    },
  };
}

function compileLambda({ quantifier, path, variable, body }: Lambda, scope: Scope): Typed {
  const { property, get } = resolve(path, scope);
  const name = path.segments.join('/');
  if (property.type !== 'list') throw notUnderstood(scope.option, path.at, `${name} is no list`);
  const members = (frame: Frame) => (get(frame) as unknown[] | null) ?? [];
  if (variable === undefined || body === undefined) {
    if (quantifier === 'any') return { type: 'boolean', get: (frame) => members(frame).length > 0 };
    throw notUnderstood(scope.option, path.at, `all takes a condition: ${name}/all(x:…)`);
  }
  if (scope.root.type === 'object' && scope.root.members.has(variable)) {
    throw notUnderstood(scope.option, path.at, `the variable ${variable} has the name of a field; take another`);
  }
  const inner = { ...scope, variables: [...scope.variables, { name: variable, property: property.item }] };
  const holds = condition(body, inner);
  const deciding = quantifier === 'any';
  return {
    type: 'boolean',
    get: (frame) => {
      let truth: Scalar = !deciding;
      for (const item of members(frame)) {
        const one = holds([...frame, item]);
        if (one === deciding) return deciding;
        if (one === null) truth = null;
      }
      return truth;
    },
  };
}
