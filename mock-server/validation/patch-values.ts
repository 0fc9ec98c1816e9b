import type { TSchema } from 'typebox';
import type { ValueCheck } from '../rules/patch';
import { numbersFromText } from './numbers';
import { type Check, compileCheck, createAjv, type Strictness } from './request';

/**
 * Check of patch values: one compiled check for each path that the model lists. `resolve` gives the path within `schema`
 * that a patch path stands for.
 */
export function compilePatchValues(
  schema: TSchema,
  paths: readonly string[],
  strictness: Strictness,
  { partial, resolve = (path) => path }: { partial: boolean; resolve?: (path: string) => string },
): ValueCheck {
  const ajv = createAjv(strictness);
  const checks = new Map<string, { schema: TSchema; check: Check }>();
  for (const path of paths) {
    const at = schemaAt(schema, resolve(path));
    checks.set(path, { schema: at, check: compileCheck(ajv, at, { partial, serverFields: 'ignored' }, 'value') });
  }
  return (path, given) => {
    const known = checks.get(path);
    if (known === undefined) throw new Error(`no check for the path ${path}`);
    const value = numbersFromText(known.schema, given);
    return { value, findings: known.check(value) };
  };
}

/** The schema that a JSON Pointer leads to: an index or `-` leads to the items of a list. */
function schemaAt(schema: TSchema, pointer: string): TSchema {
  return pointer
    .split('/')
    .slice(1)
    .reduce((parent: TSchema, segment) => {
      const { items, properties } = parent as { items?: TSchema; properties?: Record<string, TSchema> };
      const child = items ?? properties?.[segment];
      if (child === undefined) throw new Error(`the model has nothing at ${pointer}`);
      return child;
    }, schema);
}
