import Ajv, { type ErrorObject, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import type { TObject, TSchema } from 'typebox';
import type { Operation, RequestBody } from '../../connector/model/types';
import { type Finding, notValid } from '../errors';
import { inOperation } from '../rules/patch';
import { findingsOf } from './findings';
import { numbersFromText } from './numbers';
import { plainJsonFindings } from './plain-json';
import { coerceQuery } from './query';
import { type InputRules, inputSchema } from './schema';

export interface RawRequest {
  readonly params: unknown;
  readonly query: unknown;
  readonly headers: unknown;
  readonly body: unknown;
}

/** Strict: unknown members are findings. Loose: they are dropped. */
export type Strictness = 'strict' | 'loose';

export function createAjv(strictness: Strictness) {
  const ajv = new Ajv({
    allErrors: true,
    verbose: true,
    allowUnionTypes: true,
    removeAdditional: strictness === 'loose',
    strictRequired: false,
  });
  ajv.addVocabulary(['expected']);
  return addFormats(ajv, ['date-time', 'int32']);
}

/** Checks a value and gives its findings, none when it fits. Loose checking drops unknown members from the value. */
export type Check = (value: unknown) => Finding[];

export function compileCheck(ajv: Ajv, schema: TSchema, rules: InputRules, whole: string): Check {
  const validate: ValidateFunction = ajv.compile(inputSchema(schema, rules));
  return (value) => (validate(value) ? [] : findingsOf(validate.errors as ErrorObject[], whole));
}

const asIs: InputRules = { partial: false, serverFields: 'ignored' };

/**
 * Check of a whole request against its operation: query options are turned from text into values, and everything that
 * is wrong is thrown as one 400.
 */
export function compileRequest(operation: Operation, strictness: Strictness) {
  const ajv = createAjv(strictness);
  const { params, query, headers } = operation.request;
  const checkParams = params && compileCheck(ajv, params, asIs, 'path');
  const checkQuery = query && compileCheck(ajv, query, asIs, 'query');
  const checkHeaders = requiredHeaders(headers);
  const readBody = compileBody(ajv, operation.request.body);

  return (raw: RawRequest): RawRequest => {
    const findings: Finding[] = [...checkHeaders(raw.headers as Headers), ...(checkParams?.(raw.params) ?? [])];
    const options = coerceQuery(raw.query as Record<string, string | string[]>, query, findings);
    if (checkQuery) findings.push(...checkQuery(options));
    const body = readBody(raw.body, findings);
    if (findings.length > 0) throw notValid(findings);
    return { params: raw.params, headers: raw.headers, query: options, body };
  };
}

function compileBody(ajv: Ajv, body: RequestBody | undefined) {
  if (body === undefined) return () => undefined;
  const { schema, partial = false, required = [] } = body;
  const check = compileCheck(ajv, schema, { partial, required, serverFields: 'ignored' }, 'body');
  const isPatch = (schema as { type?: string }).type === 'array';
  return (given: unknown, findings: Finding[]): unknown => {
    const unfit = plainJsonFindings(given);
    const value = isPatch && unfit.length === 0 ? numbersFromText(schema, given) : given;
    if (unfit.length === 0) unfit.push(...check(value));
    findings.push(...(isPatch ? unfit.map((finding) => namingOperation(finding, given)) : unfit));
    return value;
  };
}

/** A finding of a patch body in terms of its operation: "1/op must be …" is about operation 1. */
function namingOperation(finding: Finding, body: unknown): Finding {
  const [index, ...member] = finding.target.split('/');
  if (!Array.isArray(body) || !/^\d+$/.test(index as string)) return finding;
  const { path } = (body[Number(index)] ?? {}) as { path?: unknown };
  return inOperation(Number(index), path, [member.join('/'), finding.message].filter(Boolean).join(' '));
}

type Headers = Readonly<Record<string, unknown>>;

function requiredHeaders(headers: TObject) {
  const names = (headers as { required?: string[] }).required ?? [];
  return (given: Headers): Finding[] =>
    names
      .filter((name) => given[name.toLowerCase()] === undefined)
      .map((name) => ({ target: name, message: 'header is required' }));
}
