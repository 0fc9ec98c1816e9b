import type { TSchema } from 'typebox';
import type { ModelKeywords } from '../../connector/model/schemas/fields';

type Keywords = Record<string, unknown> & ModelKeywords;
export type JsonSchema = Record<string, unknown> | boolean;

export interface InputRules {
  /** Any part of a complete document: nothing is required but `required` here and `requiredInput` in the model. */
  readonly partial: boolean;
  readonly required?: readonly string[];
  /** What a client sends for server-set fields is ignored, so it is not looked at either; a seed's is. */
  readonly serverFields: 'ignored' | 'checked';
}

/** JSON Schema (for Ajv) of what may be sent for a model schema. Unknown members are refused unless the contract is open. */
export function inputSchema(schema: TSchema, rules: InputRules): JsonSchema {
  return derive(schema as Keywords, rules, rules.required);
}

function derive(
  source: Keywords,
  rules: InputRules,
  required?: readonly string[],
  nullable = source['x-nullable'] === true,
): JsonSchema {
  if (source.readOnly && rules.serverFields === 'ignored') return true;
  if (source.properties !== undefined) return deriveObject(source, rules, required);
  if (source.type === 'array') {
    const { minItems } = source;
    return {
      type: 'array',
      items: derive(source.items as Keywords, rules),
      ...(minItems !== undefined && { minItems }),
    };
  }
  if (source.type === 'object') return { type: 'object' };
  return deriveScalar(source, nullable);
}

function deriveObject(source: Keywords, rules: InputRules, atRoot: readonly string[] = []): JsonSchema {
  const properties = source.properties as Record<string, Keywords>;
  const complete = rules.partial ? [] : ((source.required as string[]) ?? []);
  // A scalar that may be null may be left out as well.
  const required = [
    ...complete.filter((name) => !properties[name]?.['x-nullable']),
    ...(source.requiredInput ?? []),
    ...atRoot,
  ];
  return {
    type: 'object',
    properties: Object.fromEntries(
      Object.entries(properties).map(([name, child]) => [
        name,
        derive(child, rules, undefined, !required.includes(name)),
      ]),
    ),
    required,
    additionalProperties: source.open === true,
  };
}

function deriveScalar(source: Keywords, nullable: boolean): JsonSchema {
  const { type, format, minLength, minimum, inputPattern } = source;
  if (type === undefined) return true;
  const alsoAllowed = [...(nullable ? [null] : []), ...(source.unsetValues ?? [])];
  return {
    type: nullable ? [type, 'null'] : type,
    ...(source.enum !== undefined && { enum: [...(source.enum as unknown[]), ...alsoAllowed] }),
    // "float" says how the connector reference calls a number; any JSON number fits it.
    ...(format !== undefined && format !== 'float' && { format }),
    ...(minLength !== undefined && { minLength }),
    ...(minimum !== undefined && { minimum }),
    ...(inputPattern !== undefined && { pattern: inputPattern.pattern, expected: inputPattern.expected }),
  };
}
