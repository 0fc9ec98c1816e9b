import type { ErrorObject } from 'ajv';
import { distance } from 'fastest-levenshtein';
import type { Finding } from '../errors';

/**
 * Ajv's errors in the words of this API. `prefix` leads every target ("body" itself has none); paths are written as in
 * OData: details/dealValue, team/0/email.
 */
export function findingsOf(errors: readonly ErrorObject[], whole: string): Finding[] {
  return errors.flatMap((error) => {
    const path = segments(error.instancePath);
    const at = (name?: string) => [...path, ...(name === undefined ? [] : [name])].join('/') || whole;
    const { params } = error as { params: Record<string, unknown> };
    switch (error.keyword) {
      case 'required':
        return [{ target: at(params.missingProperty as string), message: 'is required' }];
      case 'additionalProperties': {
        const known = Object.keys((error.parentSchema as { properties?: object }).properties ?? {});
        return [unknownName(at(params.additionalProperty as string), params.additionalProperty as string, known)];
      }
      default:
        return [{ target: at(), message: expectation(error, params) }];
    }
  });
}

function expectation(error: ErrorObject, params: Record<string, unknown>): string {
  const but = error.data === undefined ? '' : `, not ${shown(error.data)}`;
  switch (error.keyword) {
    case 'type':
      return `must be ${typeInWords(params.type as string | string[])}${but}`;
    case 'enum': {
      const values = (params.allowedValues as unknown[]).filter((value) => value !== null && value !== '');
      return `must be ${values.length === 1 ? '' : 'one of '}${values.join(', ')}${but}`;
    }
    case 'format':
      return `must be ${formatInWords[params.format as string] ?? `a ${params.format}`}${but}`;
    case 'pattern':
      return `must be ${(error.parentSchema as { expected: string }).expected}${but}`;
    case 'minLength':
      return 'must not be empty';
    case 'minItems':
      return 'must not be an empty list';
    case 'minimum':
      return `must be ${params.limit} or more${but}`;
    default:
      return error.message ?? error.keyword;
  }
}

/** Finding for a name that nobody knows, with the nearest name that somebody does. */
export function unknownName(target: string, name: string, known: readonly string[]): Finding {
  const near = nearest(name, known);
  return { target, message: near === undefined ? 'is not known here' : `is not known here; did you mean ${near}?` };
}

export function nearest(name: string, known: readonly string[]): string | undefined {
  const lower = name.toLowerCase();
  const scored = known.map((candidate) => ({ candidate, score: distance(lower, candidate.toLowerCase()) }));
  const best = scored.sort((a, b) => a.score - b.score)[0];
  return best !== undefined && best.score <= Math.max(1, Math.floor(name.length / 3)) ? best.candidate : undefined;
}

const typeNames: Record<string, string> = {
  string: 'text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  object: 'an object',
  array: 'a list',
};

const formatInWords: Record<string, string> = {
  'date-time': 'a date and time with its offset such as 2026-12-01T00:00:00Z',
  int32: 'a whole number of 32 bits',
};

function typeInWords(type: string | string[]): string {
  const names = [type].flat().filter((name) => name !== 'null');
  return names.map((name) => typeNames[name] ?? name).join(' or ');
}

/** A value as a message can show it: short, and of objects and lists only what they are. */
function shown(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  const json = JSON.stringify(value);
  return json.length > 60 ? `${json.slice(0, 57)}…"` : json;
}

function segments(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'));
}
