import type { OpenAPIV2 } from 'openapi-types';
import type { TObject, TSchema } from 'typebox';
import { api, signIn } from '../model/api';
import { type OperationId, operations } from '../model/operations';
import { referralPatch, registrationAddition, registrationPatch } from '../model/schemas/patches';
import { referral, referralPage } from '../model/schemas/referral';
import type { Operation, OperationResponse } from '../model/types';
import { emitParameters, type ParameterPart, sharedParameters } from './parameters';
import { emitInline, emitKeywords, emitSchema } from './schema';

/** Schemas with a name of their own in the document. */
const definitions = {
  Referral: referral,
  ReferralPage: referralPage,
  ReferralPatch: referralPatch,
  RegistrationAddition: registrationAddition,
  RegistrationPatch: registrationPatch,
} as const;

const names = new Map<TSchema, string>(Object.entries(definitions).map(([name, schema]) => [schema, name]));
const nameOf = (schema: TSchema) => names.get(schema);
const json = ['application/json'];

/** The connector's definition, `apiDefinition.swagger.json` (OpenAPI 2.0), as a value. */
export function emitSwagger(): OpenAPIV2.Document {
  const all = Object.entries(operations) as [OperationId, Operation][];
  const inUrl = ({ request }: Operation): ParameterPart[] => [
    ['path', request.params],
    ['query', request.query],
  ];
  const inHeaders = ({ request }: Operation): ParameterPart[] => [['header', request.headers]];
  const shared = sharedParameters(all.flatMap(([, operation]) => [...inUrl(operation), ...inHeaders(operation)]));
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [operationId, operation] of all) {
    const path = (paths[operation.path] ??= {});
    path[operation.method.toLowerCase()] = emitOperation(operationId, operation, [
      ...emitParameters(inUrl(operation), shared),
      ...emitBody(operation),
      ...emitParameters(inHeaders(operation), shared),
    ]);
  }
  return {
    swagger: '2.0',
    info: { title: api.title, description: api.description, version: api.version, contact: { ...api.contact } },
    host: api.host,
    basePath: api.basePath,
    schemes: ['https'],
    consumes: json,
    produces: json,
    paths: paths as OpenAPIV2.PathsObject,
    definitions: Object.fromEntries(
      Object.entries(definitions).map(([name, schema]) => [name, emitInline(schema, nameOf)]),
    ),
    parameters: shared.definitions,
    securityDefinitions: {
      oauth2_auth: {
        type: 'oauth2',
        flow: 'accessCode',
        authorizationUrl: `${signIn.login}/${signIn.tenant}/oauth2/authorize`,
        tokenUrl: `${signIn.login}/${signIn.tenant}/oauth2/token`,
        scopes: { [signIn.scope]: 'Signs the user in' },
      },
    },
    security: [{ oauth2_auth: [signIn.scope] }],
    'x-ms-connector-metadata': Object.entries(api.metadata).map(([propertyName, propertyValue]) => ({
      propertyName,
      propertyValue,
    })),
  } as OpenAPIV2.Document;
}

function emitOperation(operationId: string, operation: Operation, parameters: unknown[]) {
  return {
    operationId,
    summary: operation.summary,
    description: operation.description,
    ...(operation.deprecated && { deprecated: true }),
    'x-ms-visibility': operation['x-ms-visibility'],
    ...(operation['x-ms-pageable'] && { 'x-ms-pageable': operation['x-ms-pageable'] }),
    // Stated at the operation as well: validators ask for it there wherever there is a body.
    ...(operation.request.body && { consumes: json }),
    produces: json,
    parameters,
    responses: Object.fromEntries(
      Object.entries(operation.responses).map(([status, response]) => [status, emitResponse(response)]),
    ),
  };
}

function emitBody({ request }: Operation): unknown[] {
  if (request.body === undefined) return [];
  const { schema, description } = request.body;
  const title = (schema as TObject & { title: string }).title;
  return [
    {
      name: 'body',
      in: 'body',
      required: true,
      'x-ms-summary': title,
      description,
      schema: emitSchema(schema, nameOf),
    },
  ];
}

function emitResponse({ description, schema, headers }: OperationResponse) {
  return {
    description,
    ...(schema && { schema: emitSchema(schema, nameOf) }),
    ...(headers && {
      headers: Object.fromEntries(
        Object.entries(headers).map(([name, header]) => [name, emitKeywords(header as never)]),
      ),
    }),
  };
}
