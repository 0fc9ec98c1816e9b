import type { OpenAPIV2 } from 'openapi-types';
import type { TObject, TSchema } from 'typebox';
import type { ModelKeywords } from '../model/schemas/fields';
import { emitKeywords } from './schema';

export type ParameterPart = readonly [where: 'path' | 'query' | 'header', parameters: TObject | undefined];

interface Parameter {
  readonly name: string;
  readonly where: ParameterPart[0];
  readonly schema: TSchema;
  readonly required: boolean;
}

export interface SharedParameters {
  readonly definitions: Record<string, OpenAPIV2.Parameter>;
  readonly keyOf: (schema: TSchema) => string | undefined;
}

/** Parameters that several operations use, by identity of their schema: they stand once, under a name. */
export function sharedParameters(parts: readonly ParameterPart[]): SharedParameters {
  const uses = new Map<TSchema, Parameter[]>();
  for (const parameter of parts.flatMap(list)) {
    uses.set(parameter.schema, [...(uses.get(parameter.schema) ?? []), parameter]);
  }
  const shared = [...uses.values()].filter((parameters) => parameters.length > 1).map((parameters) => parameters[0]!);
  const keys = new Map(shared.map((parameter) => [parameter.schema, parameter.name.replace(/[^A-Za-z0-9]/g, '')]));
  return {
    definitions: Object.fromEntries(shared.map((parameter) => [keys.get(parameter.schema)!, emitParameter(parameter)])),
    keyOf: (schema) => keys.get(schema),
  };
}

export function emitParameters(parts: readonly ParameterPart[], shared: SharedParameters): unknown[] {
  return parts.flatMap(list).map((parameter) => {
    const key = shared.keyOf(parameter.schema);
    return key === undefined ? emitParameter(parameter) : { $ref: `#/parameters/${key}` };
  });
}

function list([where, parameters]: ParameterPart): Parameter[] {
  const required = new Set<string>((parameters as { required?: string[] } | undefined)?.required);
  return Object.entries(parameters?.properties ?? {})
    .filter(([, schema]) => (schema as ModelKeywords).emitted !== false)
    .map(([name, schema]) => ({ name, where, schema, required: required.has(name) }));
}

function emitParameter({ name, where, schema, required }: Parameter): OpenAPIV2.Parameter {
  const { title, description, ...rest } = emitKeywords(schema as never);
  // Platforms send a hidden parameter with its default only when it is marked required.
  const hidden = rest['x-ms-visibility'] === 'internal' && rest.default !== undefined;
  return {
    name,
    in: where,
    required: required || hidden,
    ...rest,
    'x-ms-summary': title,
    description,
  } as unknown as OpenAPIV2.Parameter;
}
