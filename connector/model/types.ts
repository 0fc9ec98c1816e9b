import type { Static, TObject, TSchema } from 'typebox';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH';
export type SuccessStatus = 200 | 204;

export interface RequestBody {
  readonly schema: TSchema;
  readonly description: string;
  /** Any part of the complete document that `schema` describes: members may be missing, scalars may be null. */
  readonly partial?: true;
  /** Members of a partial document that may not be missing. */
  readonly required?: readonly string[];
}

export interface OperationResponse {
  readonly description: string;
  readonly schema?: TSchema;
  /** Response headers that are promised, by name. */
  readonly headers?: Readonly<Record<string, TSchema>>;
}

/** One action of the connector. Its key in the table of operations is the operationId. */
export interface Operation {
  readonly method: Method;
  /** Swagger syntax, below the base path. Slashes are significant: three actions differ by trailing slashes only. */
  readonly path: string;
  readonly summary: string;
  readonly description: string;
  readonly deprecated?: true;
  readonly 'x-ms-visibility': 'important' | 'advanced';
  readonly 'x-ms-pageable'?: { readonly nextLinkName: '@odata.nextLink' };
  readonly request: {
    readonly params?: TObject;
    readonly query?: TObject;
    readonly headers: TObject;
    readonly body?: RequestBody;
  };
  readonly responses: Readonly<Record<number, OperationResponse>>;
}

/** Any part of a complete document, as a client may send it. Lists come whole, their members in parts. */
export type Partially<T> = T extends readonly (infer Item)[]
  ? Partially<Item>[]
  : T extends object
    ? { [K in keyof T]?: Partially<T[K]> }
    : T | null;

type Values<S> = S extends TSchema ? Static<S> : Record<string, never>;
/** Node lower-cases the names of headers. */
type LowerCased<T> = { [K in keyof T as Lowercase<K & string>]: T[K] };
type BodyOf<B> = B extends { schema: infer S extends TSchema }
  ? B extends { partial: true }
    ? Partially<Static<S>>
    : Static<S>
  : undefined;

export interface RequestOf<O extends Operation> {
  readonly params: Values<O['request']['params']>;
  readonly query: Values<O['request']['query']>;
  readonly headers: LowerCased<Values<O['request']['headers']>>;
  readonly body: BodyOf<O['request']['body']>;
}

declare const document: unique symbol;
/** JSON text of a T. */
export type Serialized<T> = string & { readonly [document]: T };

type ResponseWith<Status, R> = R extends { schema: infer S extends TSchema }
  ? {
      readonly status: Status;
      readonly body: Static<S> | Serialized<Static<S>>;
      readonly headers?: Readonly<Record<string, string>>;
    }
  : { readonly status: Status; readonly headers?: Readonly<Record<string, string>> };

/** What a handler may return: one of the declared successes. Failures are thrown. */
export type ResponseOf<O extends Operation> = {
  [Status in keyof O['responses'] & SuccessStatus]: ResponseWith<Status, O['responses'][Status]>;
}[keyof O['responses'] & SuccessStatus];

/** One handler for each operation, none missing, none extra. */
export type Handlers<Operations extends Readonly<Record<string, Operation>>, Context> = {
  readonly [Id in keyof Operations]: (
    request: RequestOf<Operations[Id]>,
    context: Context,
  ) => ResponseOf<Operations[Id]>;
};
