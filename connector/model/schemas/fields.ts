/**
 * The words that the model's schemas are written in.
 *
 * A schema here is three things at once: the JSON Schema that the documents are emitted from, the rule that requests are
 * validated by, and the static type of the value. Types describe a *complete* document, as the service gives it: every
 * member is there, and a scalar that nobody set is null (`x-nullable`, since Swagger 2.0 has no null).
 */
import { type Static, type TProperties, type TSchema, Type } from 'typebox';

/** Keywords that steer emission and validation and are themselves never emitted. */
export interface ModelKeywords {
  /** false: known from real payloads, accepted and kept, but no row of the connector reference. */
  emitted?: false;
  /** Made anew for each reply (links, context): nothing that is stored, so nothing to filter or order by. */
  perReply?: true;
  /** An object whose members the contract leaves open: unknown ones are kept. */
  open?: true;
  /** Members that a client has to give whenever it sends the object, even in a partial document. */
  requiredInput?: readonly string[];
  /** A narrower form for what a client sends; what the service itself sends is not held to it. */
  inputPattern?: { readonly pattern: string; readonly expected: string };
  /** Values that real payloads carry for "not set"; they are stored as null. */
  unsetValues?: readonly string[];
}

export interface FieldOptions extends ModelKeywords {
  /** Set by the service; designers drop it from inputs, and the service ignores what a client sends for it. */
  readOnly?: true;
  default?: string;
  minLength?: number;
  minimum?: number;
  minItems?: number;
  'x-ms-visibility'?: 'important' | 'advanced' | 'internal';
  'x-ms-url-encoding'?: 'single';
}

function scalar<T>(json: { type: string; format?: string; enum?: readonly unknown[] }) {
  return (title: string, description: string, options: FieldOptions = {}) =>
    Type.Unsafe<T | null>({ ...json, title, description, 'x-nullable': true, ...options });
}

export const text = scalar<string>({ type: 'string' });
export const flag = scalar<boolean>({ type: 'boolean' });
export const dateTime = scalar<string>({ type: 'string', format: 'date-time' });
/** An amount of money or a quantity; `float` is what the connector reference calls it. */
export const amount = scalar<number>({ type: 'number', format: 'float' });
export const int32 = scalar<number>({ type: 'integer', format: 'int32' });

/** A closed list of values: a drop-down in designers. */
export function choice<const V extends string>(
  values: readonly V[],
  title: string,
  description: string,
  options: FieldOptions = {},
) {
  return scalar<V>({ type: 'string', enum: values })(title, description, options);
}

/** Never null in a document of the service. */
export function always<S extends TSchema>(schema: S) {
  const { 'x-nullable': _, ...rest } = schema as S & { 'x-nullable'?: true };
  return Type.Unsafe<NonNullable<Static<S>>>(rest);
}

/** Known from real payloads only: validated and kept, not emitted. */
export function unlisted<S extends TSchema>(schema: S) {
  return Type.Optional(Type.Unsafe<Static<S>>({ ...schema, emitted: false }));
}

export function record<P extends TProperties>(
  title: string,
  description: string,
  properties: P,
  options: FieldOptions = {},
) {
  return Type.Object(properties, { title, description, ...options });
}

export function list<S extends TSchema>(title: string, description: string, items: S, options: FieldOptions = {}) {
  return Type.Array(items, { title, description, ...options });
}

/** An object of which the contract says nothing more. */
export function openObject(title: string, description: string, options: FieldOptions = {}) {
  return Type.Unsafe<Record<string, unknown>>({ type: 'object', title, description, open: true, ...options });
}
