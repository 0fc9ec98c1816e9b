import type { OpenAPIV2 } from 'openapi-types';
import SwaggerParser from 'swagger-parser';

const sizeLimit = 1_000_000;

/**
 * Faults of a definition, none when it can be imported: what swagger-parser finds, and what it lets pass (arrays without
 * items, paths that differ in the name of a parameter only, more than 1 MB).
 */
export async function verifySwagger(document: OpenAPIV2.Document, text: string): Promise<string[]> {
  const faults = [...arraysWithoutItems(document, '#'), ...ambiguousPaths(Object.keys(document.paths))];
  if (text.length >= sizeLimit)
    faults.push(`the definition has ${text.length} bytes; less than ${sizeLimit} are allowed`);
  try {
    await SwaggerParser.validate(structuredClone(document)); // it writes into its argument
  } catch (error) {
    faults.push((error as Error).message);
  }
  return faults;
}

function arraysWithoutItems(value: unknown, pointer: string): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const here =
    (value as { type?: unknown }).type === 'array' && !('items' in value) ? [`${pointer}: array without items`] : [];
  return [...here, ...Object.entries(value).flatMap(([key, child]) => arraysWithoutItems(child, `${pointer}/${key}`))];
}

function ambiguousPaths(paths: readonly string[]): string[] {
  const seen = new Map<string, string>();
  return paths.flatMap((path) => {
    const shape = path.replace(/\{[^}]*\}/g, '{}');
    const twin = seen.get(shape);
    seen.set(shape, path);
    return twin === undefined ? [] : [`paths ${twin} and ${path} differ in the name of a parameter only`];
  });
}
