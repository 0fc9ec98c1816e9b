/** The emitted definition as a judge of replies. It is read from the file and knows nothing of the model. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv, { type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import type { OpenAPIV2 } from 'openapi-types';

export const definition: OpenAPIV2.Document = JSON.parse(
  readFileSync(join(__dirname, '../../apiDefinition.swagger.json'), 'utf8'),
);

export interface ReplyToJudge {
  readonly method: string;
  readonly url: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
}

interface JudgedOperation {
  readonly method: string;
  readonly pattern: RegExp;
  readonly operation: OpenAPIV2.OperationObject;
}

const judged: JudgedOperation[] = Object.entries(definition.paths).flatMap(([path, item]) =>
  Object.entries(item as Record<string, OpenAPIV2.OperationObject>).map(([method, operation]) => ({
    method: method.toUpperCase(),
    pattern: new RegExp(`^${definition.basePath}/?${path.replace('{id}', '[^/?]*')}(\\?|$)`),
    operation,
  })),
);

const ajv = addFormats(new Ajv({ strict: false, allErrors: true }));
const validators = new Map<object, ValidateFunction>();

/** Swagger 2.0 has no null; `x-nullable` says where the service sends it. */
function withNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withNulls);
  if (typeof value !== 'object' || value === null) return value;
  const copy = Object.fromEntries(Object.entries(value).map(([key, child]) => [key, withNulls(child)]));
  if (copy['x-nullable'] !== true) return copy;
  return { ...copy, type: [copy.type, 'null'], ...(copy.enum ? { enum: [...(copy.enum as unknown[]), null] } : {}) };
}

const definitions = withNulls(definition.definitions);

function validatorOf(schema: object): ValidateFunction {
  const known = validators.get(schema);
  if (known !== undefined) return known;
  const validate = ajv.compile({ ...(withNulls(schema) as object), definitions });
  validators.set(schema, validate);
  return validate;
}

/** What of a reply is against the definition, nothing when it keeps to it. */
export function breaches({ method, url, status, headers, text }: ReplyToJudge): string[] {
  const found: string[] = [];
  for (const header of ['request-id', 'ms-correlationid']) if (!headers[header]) found.push(`no ${header} header`);
  const operation = judged.find((one) => one.method === method && one.pattern.test(url))?.operation;
  if (operation === undefined) return [...found, ...envelopeBreaches(status, text)];
  const response = operation.responses[status] as OpenAPIV2.ResponseObject | undefined;
  if (response === undefined) return [...found, `${operation.operationId} does not declare ${status}: ${text}`];
  for (const header of Object.keys(response.headers ?? {})) {
    if (headers[header.toLowerCase()] === undefined) found.push(`no ${header} header with ${status}`);
  }
  if (status >= 400) return [...found, ...envelopeBreaches(status, text)];
  if (response.schema === undefined) return text === '' ? found : [...found, `a body with ${status}: ${text}`];
  const validate = validatorOf(response.schema);
  if (!validate(JSON.parse(text))) found.push(`body of ${status}: ${ajv.errorsText(validate.errors)}`);
  return found;
}

const isEnvelope = ajv.compile({
  type: 'object',
  additionalProperties: false,
  required: ['error'],
  properties: {
    error: {
      type: 'object',
      additionalProperties: false,
      required: ['code', 'message'],
      properties: {
        code: { enum: ['invalidRequest', 'unauthenticated', 'accessDenied', 'itemNotFound', 'preconditionFailed'] },
        message: { type: 'string', minLength: 10, maxLength: 1024 },
        target: { type: 'string', minLength: 1 },
        innerError: {
          type: 'object',
          additionalProperties: false,
          required: ['code', 'message', 'details'],
          properties: { code: { type: 'string' }, message: { type: 'string' }, details: { type: ['array', 'null'] } },
        },
      },
    },
  },
});

const isGatewayRefusal = ajv.compile({
  type: 'object',
  additionalProperties: false,
  required: ['statusCode', 'message'],
  properties: {
    statusCode: { const: 429 },
    message: { type: 'string', pattern: '^Rate limit is exceeded\\. Try again in \\d+ seconds\\.$' },
  },
});

/** 500 has no place in a test: its code is not among those of the envelope here. */
function envelopeBreaches(status: number, text: string): string[] {
  const fits = status === 429 ? isGatewayRefusal : isEnvelope;
  return fits(JSON.parse(text)) ? [] : [`body of ${status}: ${ajv.errorsText(fits.errors)}: ${text}`];
}
