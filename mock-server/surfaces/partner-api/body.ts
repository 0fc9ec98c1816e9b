import type { FastifyBodyParser, FastifyInstance } from 'fastify';
import { type ApiError, httpError, invalidRequest } from '../../errors';

/** Bodies are JSON, sent as application/json and not packed. What is wrong with one is said with its place. */
export function readJsonBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  // It refuses members named __proto__, which would change what an object is.
  const parse = app.getDefaultJsonParser('error', 'error') as FastifyBodyParser<string>;
  app.addContentTypeParser<string>('application/json', { parseAs: 'string' }, (request, text, done) => {
    const encoding = request.headers['content-encoding'];
    if (encoding !== undefined && encoding !== 'identity') {
      done(httpError(415, `The body is sent with Content-Encoding ${encoding}; send it as it is.`));
      return;
    }
    parse(request, text, (error, value) => done(error && text !== '' ? notJson(text) : error, value));
  });
}

function notJson(text: string): ApiError {
  try {
    JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    return invalidRequest(`The body is not JSON: ${(error as Error).message}.`, 'body');
  }
  return invalidRequest(
    'The body has a member named __proto__ or constructor/prototype, which no document has.',
    'body',
  );
}
