/** What happens to a request before its handler: correlate, authenticate, throttle, negotiate. */
import type { onRequestHookHandler } from 'fastify';
import type { ThrottlingPolicy } from '../../../connector/model/throttling';
import type { Clock } from '../../clock';
import { httpError } from '../../errors';
import type { Caller } from '../../organizations';
import { acceptsJson } from '../../rules/accept';
import { anybody, callerOf } from '../../rules/token';
import { Connections } from './connections';
import { addressLimit, addressTooLong } from './errors';

declare module 'fastify' {
  interface FastifyRequest {
    caller: Caller;
  }
}

export type Authentication = 'bearer' | 'off';

/** Every reply carries a Request-ID of its own and the correlation ID of its request, unchanged or made for it. */
export function correlate(newId: () => string): onRequestHookHandler {
  return (request, reply, done) => {
    reply.header('Request-ID', newId());
    reply.header('MS-CorrelationId', request.headers['ms-correlationid'] || newId());
    done(request.url.length > addressLimit ? addressTooLong() : undefined);
  };
}

export function authenticate(authentication: Authentication): onRequestHookHandler {
  return (request, _reply, done) => {
    request.caller = authentication === 'off' ? anybody(request.ip) : callerOf(request.headers.authorization);
    done();
  };
}

export function throttle(policy: ThrottlingPolicy, clock: Clock): onRequestHookHandler {
  const connections = new Connections(policy);
  return (request, reply, done) => {
    const refusal = connections.admit(request.caller.connection, clock.now());
    if (refusal === undefined) {
      done();
      return;
    }
    // The gateway in front of the service answers, and not in the service's envelope.
    const message = `Rate limit is exceeded. Try again in ${refusal.retryAfter} seconds.`;
    reply.code(429).header('Retry-After', refusal.retryAfter).send({ statusCode: 429, message });
  };
}

export const negotiate: onRequestHookHandler = (request, _reply, done) => {
  const { accept } = request.headers;
  done(acceptsJson(accept) ? undefined : httpError(406, `Accept is ${accept}; the answer is application/json.`));
};
