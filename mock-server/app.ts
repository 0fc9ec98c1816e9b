/** The mock as a library: a server that does not listen yet, with a world of its own. */
import type { AddressInfo } from 'node:net';
import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import { referralPaths, registrationPaths } from '../connector/model/schemas/patches';
import { referral } from '../connector/model/schemas/referral';
import { newRegistration } from '../connector/model/schemas/registration';
import { type ThrottlingPolicy, throttling } from '../connector/model/throttling';
import { bindOperations } from './bind';
import { type Clock, systemClock } from './clock';
import type { Context } from './context';
import { logRequests, type RequestLine } from './log';
import { Representation } from './representation';
import { demoDocuments } from './store/demo';
import { serveDocs } from './surfaces/docs';
import { readJsonBodies } from './surfaces/partner-api/body';
import { answerUnreadable, asApiError, bodyLimit, headerLimit, sendError } from './surfaces/partner-api/errors';
import { type Authentication, authenticate, correlate, negotiate, throttle } from './surfaces/partner-api/hooks';
import { answerUnrouted } from './surfaces/partner-api/unrouted';
import { compilePatchValues } from './validation/patch-values';
import type { Strictness } from './validation/request';
import { createWorld } from './world';

export interface MockOptions {
  /** `off`: nobody is asked for a token, everybody is the default partner's admin. Default `bearer`. */
  readonly auth?: Authentication;
  /** The limit on the calls of a connection, false for none. Default: the published one. */
  readonly throttle?: ThrottlingPolicy | false;
  /** What to begin with: the demo, nothing, or documents as a seed file holds them. Default `demo`. */
  readonly seed?: 'demo' | 'empty' | readonly unknown[];
  /** Referrals on a page of the list. Default 100. */
  readonly pageSize?: number;
  /** Base of every link in a reply, without a slash at its end. Default: the address that the server listens on. */
  readonly publicUrl?: string | undefined;
  /** Drops unknown properties of a body instead of refusing them. Default false. */
  readonly loose?: boolean;
  /** Is told of every request that was answered. */
  readonly log?: ((line: RequestLine) => void) | undefined;
  readonly clock?: Clock;
  readonly newId?: () => string;
}

/** Builds the mock. Throws a SeedError for a seed that does not fit. Listen with `app.listen`, or call it with `app.inject`. */
export async function buildApp(options: MockOptions = {}): Promise<FastifyInstance> {
  const { auth = 'bearer', throttle: limit = throttling, seed = 'demo', pageSize = 100, clock = systemClock } = options;
  const strictness: Strictness = options.loose === true ? 'loose' : 'strict';
  const documents = seed === 'demo' ? demoDocuments(clock.now()) : seed === 'empty' ? [] : seed;
  const world = createWorld({ clock, newId: options.newId, seed: documents, strictness });

  const app = Fastify({
    bodyLimit,
    exposeHeadRoutes: false,
    forceCloseConnections: true,
    http: { maxHeaderSize: headerLimit },
    routerOptions: { maxParamLength: headerLimit },
    clientErrorHandler: (error, socket) => answerUnreadable(error, socket, world.newId),
    frameworkErrors: (error, request, reply) => {
      reply.headers({
        'Request-ID': world.newId(),
        'MS-CorrelationId': request.headers['ms-correlationid'] || world.newId(),
      });
      sendError(reply, asApiError(error, request));
    },
  });
  readJsonBodies(app);
  app.decorateRequest('caller');
  app.addHook('onRequest', correlate(world.newId));
  if (options.log !== undefined) logRequests(app, options.log);
  app.setErrorHandler((error: Error, request, reply) => {
    const apiError = asApiError(error, request);
    if (apiError.status >= 500) process.emitWarning(error);
    return sendError(reply, apiError);
  });
  app.setNotFoundHandler(answerUnrouted);

  const representation = new Representation(() => options.publicUrl ?? originOf(app));
  const patchValues = {
    referral: compilePatchValues(referral, referralPaths, strictness, { partial: true }),
    registration: compilePatchValues(newRegistration, registrationPaths, strictness, {
      partial: false,
      resolve: (path) => path.replace('/registrations/0', ''),
    }),
  };
  const contextOf = ({ caller }: FastifyRequest): Context => ({ world, caller, representation, pageSize, patchValues });

  await app.register(async (partnerApi) => {
    partnerApi.addHook('onRequest', authenticate(auth));
    if (limit) partnerApi.addHook('onRequest', throttle(limit, clock));
    partnerApi.addHook('onRequest', negotiate);
    bindOperations(partnerApi, contextOf, strictness);
  });
  await app.register(serveDocs, { publicUrl: options.publicUrl, clock });
  return app;
}

/** Where the server can be reached: the address that it listens on, or its usual one as long as it does not. */
export function originOf(app: FastifyInstance): string {
  const [address] = app.addresses() as AddressInfo[];
  if (address === undefined) return 'http://127.0.0.1:4010';
  const everywhere = address.address === '0.0.0.0' || address.address === '::';
  const host = everywhere ? '127.0.0.1' : address.family === 'IPv6' ? `[${address.address}]` : address.address;
  return `http://${host}:${address.port}`;
}
