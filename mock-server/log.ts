import type { FastifyInstance } from 'fastify';

/** One answered request. */
export interface RequestLine {
  readonly method: string;
  readonly url: string;
  readonly status: number;
  readonly operationId: string | undefined;
  readonly milliseconds: number;
  readonly correlationId: string;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    operationId?: string;
  }
}

export function logRequests(app: FastifyInstance, log: (line: RequestLine) => void): void {
  app.addHook('onResponse', (request, reply, done) => {
    log({
      method: request.method,
      url: request.url,
      status: reply.statusCode,
      operationId: request.routeOptions.config.operationId,
      milliseconds: reply.elapsedTime,
      correlationId: String(reply.getHeader('MS-CorrelationId')),
    });
    done();
  });
}
