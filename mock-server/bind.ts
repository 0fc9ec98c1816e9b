/** Routes from the model: one for each operation, at the base path and at the doubled slash that plain clients make of it. */
import type { FastifyInstance, FastifyReply, FastifyRequest, RouteHandlerMethod } from 'fastify';
import { api } from '../connector/model/api';
import { type OperationId, operations } from '../connector/model/operations';
import type { Operation } from '../connector/model/types';
import type { Context } from './context';
import { handlers } from './handlers';
import { compileRequest, type Strictness } from './validation/request';

/** Base paths that the API answers under. The definition's own, and what `basePath/` + `/referrals` concatenates to. */
export const basePaths = [api.basePath, `${api.basePath}/`] as const;

/** What all handlers look like once types are erased; only `bindOperations` uses it, behind the table's own check. */
type AnyHandler = (request: unknown, context: Context) => AnyResponse;
interface AnyResponse {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export function bindOperations(
  app: FastifyInstance,
  contextOf: (request: FastifyRequest) => Context,
  strictness: Strictness,
): void {
  for (const [operationId, operation] of Object.entries(operations) as [OperationId, Operation][]) {
    const read = compileRequest(operation, strictness);
    // The table of handlers is checked against the model where it is written; a loop cannot carry that pairing on.
    const handle = handlers[operationId] as unknown as AnyHandler;
    const handler: RouteHandlerMethod = (request, reply) => {
      send(reply, handle(read(request), contextOf(request)));
      return reply;
    };
    for (const basePath of basePaths) {
      app.route({
        method: operation.method,
        url: basePath + operation.path.replace('{id}', ':id'),
        config: { operationId },
        handler,
      });
    }
  }
}

function send(reply: FastifyReply, { status, body, headers }: AnyResponse): void {
  reply.code(status);
  if (headers !== undefined) reply.headers(headers);
  if (body === undefined) reply.send();
  else reply.type('application/json; charset=utf-8').send(typeof body === 'string' ? body : JSON.stringify(body));
}
