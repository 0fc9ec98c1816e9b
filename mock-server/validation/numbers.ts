import type { TSchema } from 'typebox';

interface Shape {
  readonly type?: string;
  readonly items?: TSchema;
  readonly properties?: Readonly<Record<string, TSchema>>;
}

const jsonNumber = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/;

/**
 * A PATCH may send numbers as text, as the documented sample does ("10000" for dealValue): such text becomes a number
 * wherever the schema wants one. Every other text stays what it is.
 */
export function numbersFromText(schema: TSchema, value: unknown): unknown {
  const { type, items, properties } = schema as Shape;
  if (type === 'number' && typeof value === 'string' && jsonNumber.test(value)) return Number(value);
  if (items !== undefined && Array.isArray(value)) return value.map((item) => numbersFromText(items, item));
  if (properties === undefined || typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, child]) => {
      const schemaOfChild = Object.hasOwn(properties, name) ? properties[name] : undefined;
      return [name, schemaOfChild === undefined ? child : numbersFromText(schemaOfChild, child)];
    }),
  );
}
