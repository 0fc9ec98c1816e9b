import type { FastifyReply, FastifyRequest } from 'fastify';
import { api } from '../../../connector/model/api';
import { operations } from '../../../connector/model/operations';
import { basePaths } from '../../bind';
import { ApiError, httpError } from '../../errors';
import { sendError } from './errors';

const templates = Object.values(operations).map(({ method, path }) => ({
  method,
  pattern: new RegExp(`^${path.replace('{id}', '[^/]+')}$`),
}));

/** 405 for a path of the API under another method, 404 for everything else. */
export function answerUnrouted(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const [path = ''] = request.url.split('?');
  const allowed = methodsAt(path);
  if (allowed.length === 0) {
    const message = `There is nothing at ${path.slice(0, 200)}. The API begins at ${api.basePath}/referrals; /docs describes it.`;
    return sendError(reply, new ApiError('itemNotFound', message));
  }
  const allow = allowed.join(', ');
  return sendError(reply, httpError(405, `${request.method} is not possible here; ${allow} is.`, { Allow: allow }));
}

function methodsAt(path: string): string[] {
  const matching = basePaths
    .filter((basePath) => path.startsWith(basePath))
    .flatMap((basePath) => templates.filter(({ pattern }) => pattern.test(path.slice(basePath.length))));
  return [...new Set(matching.map(({ method }) => method))];
}
