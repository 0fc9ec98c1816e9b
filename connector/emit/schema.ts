import type { OpenAPIV2 } from 'openapi-types';
import type { TSchema } from 'typebox';
import type { ModelKeywords } from '../model/schemas/fields';

/** Model keywords with no place in a document. `required` is one of them: no row of the connector reference is required. */
const modelKeywords: ReadonlySet<string> = new Set<keyof ModelKeywords | 'required'>([
  'emitted',
  'perReply',
  'open',
  'requiredInput',
  'inputPattern',
  'unsetValues',
  'required',
]);

const emittedKeywords: ReadonlySet<string> = new Set([
  'type',
  'format',
  'title',
  'description',
  'enum',
  'default',
  'readOnly',
  'minLength',
  'minimum',
  'minItems',
]);

type Keywords = Record<string, unknown>;
export type EmittedSchema = OpenAPIV2.SchemaObject;

/**
 * Swagger 2.0 schema of a model schema. `nameOf` gives the definition that a schema is emitted under, by identity; such a
 * schema becomes a `$ref` wherever it is used. Throws on a keyword that it does not know, so that nothing is lost silently.
 */
export function emitSchema(schema: TSchema, nameOf: (schema: TSchema) => string | undefined): EmittedSchema {
  const name = nameOf(schema);
  return name === undefined ? emitInline(schema, nameOf) : { $ref: `#/definitions/${name}` };
}

export function emitInline(
  schema: TSchema,
  nameOf: (schema: TSchema) => string | undefined,
  withinReadOnly = false,
): EmittedSchema {
  const source = schema as Keywords;
  // A designer drops single leaves, so whatever is under a read-only object is read-only too.
  const readOnly = withinReadOnly || source.readOnly === true;
  const nested = (child: TSchema) =>
    nameOf(child) === undefined ? emitInline(child, nameOf, readOnly) : emitSchema(child, nameOf);
  const emitted: Keywords = emitKeywords(source);
  if (readOnly) emitted.readOnly = true;
  if (source.properties !== undefined) {
    const listed = Object.entries(source.properties as Record<string, TSchema>).filter(
      ([, child]) => (child as ModelKeywords).emitted !== false,
    );
    if (listed.length > 0) emitted.properties = Object.fromEntries(listed.map(([key, child]) => [key, nested(child)]));
  }
  if (source.items !== undefined) emitted.items = nested(source.items as TSchema);
  return emitted as EmittedSchema;
}

/** Everything of a schema but its members. */
export function emitKeywords(source: Keywords): Keywords {
  const emitted: Keywords = {};
  for (const [key, value] of Object.entries(source)) {
    if (key === 'properties' || key === 'items' || modelKeywords.has(key)) continue;
    if (!emittedKeywords.has(key) && !key.startsWith('x-')) throw new Error(`no rule to emit the keyword '${key}'`);
    emitted[key] = value;
  }
  return emitted;
}
