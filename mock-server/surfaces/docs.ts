/** The definition with a page to try it: /docs, /docs/json. */
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { OpenAPIV2 } from 'openapi-types';
import definition from '../../apiDefinition.swagger.json';
import { exampleBodies } from '../../connector/model/examples';
import type { Clock } from '../clock';

const document = definition as unknown as OpenAPIV2.Document;

const bearer = {
  type: 'apiKey',
  name: 'Authorization',
  in: 'header',
  description: 'An access token of the mock: demo, msft, partner2, or ORG:EMAIL:ROLE with the role admin or user.',
} as const;

/** The definition as this server answers it: its own address and token, so that "try it out" never reaches production. */
function definitionHere(request: FastifyRequest, { publicUrl, clock }: DocsOptions): OpenAPIV2.Document {
  const { host, protocol, pathname } = new URL(publicUrl ?? `${request.protocol}://${request.host}`);
  return {
    ...document,
    host,
    schemes: [protocol.replace(':', '')],
    basePath: pathname.replace(/\/$/, '') + document.basePath,
    securityDefinitions: { bearer },
    security: [{ bearer: [] }],
    paths: withExamples(document.paths, exampleBodies(clock.now())),
  };
}

type Operation = OpenAPIV2.OperationObject;

/** Bodies to try out that work as they stand, beside the schemas of the definition. */
function withExamples(
  paths: OpenAPIV2.PathsObject,
  examples: Readonly<Record<string, unknown>>,
): OpenAPIV2.PathsObject {
  const withExample = (operation: Operation) => ({
    ...operation,
    parameters: (operation.parameters as OpenAPIV2.InBodyParameterObject[]).map((parameter) =>
      parameter.in === 'body'
        ? { ...parameter, schema: { allOf: [parameter.schema], example: examples[operation.operationId as string] } }
        : parameter,
    ),
  });
  return mapValues(paths, (item) => mapValues(item as Record<string, Operation>, withExample)) as OpenAPIV2.PathsObject;
}

function mapValues<V, W>(record: Readonly<Record<string, V>>, map: (value: V) => W): Record<string, W> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
}

interface PageMessage {
  url: string;
  text?: string;
}

/**
 * Runs in the page. Its client fills no parameter into a path that ends in two slashes, so the page sees the second one
 * percent-encoded, and what it asks for is put right. The document at /docs/json stays as it is.
 */
const doubleSlashes = {
  responseInterceptor: (response: PageMessage) => {
    if (response.url.endsWith('/json')) response.text = response.text?.replaceAll('{id}//"', '{id}/%2F"') ?? '';
    return response;
  },
  requestInterceptor: (request: PageMessage) => {
    request.url = request.url.replace(/\/%2F$/, '//');
    return request;
  },
};

export interface DocsOptions {
  readonly publicUrl: string | undefined;
  readonly clock: Clock;
}

export async function serveDocs(app: FastifyInstance, options: DocsOptions): Promise<void> {
  await app.register(swagger, {
    mode: 'static',
    specification: { document: document as never },
  });
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    uiConfig: {
      docExpansion: 'list',
      tryItOutEnabled: true,
      persistAuthorization: true,
      ...doubleSlashes,
    } as Record<string, unknown>,
    transformSpecification: (_document, request) => definitionHere(request, options) as never,
    transformSpecificationClone: false,
  });
  app.get('/', (_request, reply) => reply.redirect('/docs'));
}
