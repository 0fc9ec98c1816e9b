/** Every failure as the envelope of the API, whatever part of the server it comes from. */
import type { Socket } from 'node:net';
import type { ConnectionError, FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { ApiError, httpError, invalidRequest } from '../../errors';

/** Bytes of a body, and characters of an address, that are taken. */
export const bodyLimit = 1_048_576;
export const addressLimit = 16_384;
/** Bytes of the header section that Node reads at all; an address beyond the limit but within this gets its 414 in full. */
export const headerLimit = 262_144;

export function sendError(reply: FastifyReply, error: ApiError): FastifyReply {
  return reply
    .code(error.status)
    .headers(error.headers)
    .type('application/json; charset=utf-8')
    .send(JSON.stringify(error.body));
}

/** What a failure is to a client. Anything that is no known refusal is a fault of the mock: 500, without its inside. */
export function asApiError(error: Error, request: FastifyRequest): ApiError {
  if (error instanceof ApiError) return error;
  const { code, statusCode } = error as FastifyError;
  switch (code) {
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE': {
      const type = request.headers['content-type'];
      return httpError(
        415,
        `The body is sent ${type === undefined ? 'without a type' : `as ${type}`}; send application/json.`,
      );
    }
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return httpError(413, `The body is larger than ${bodyLimit} bytes.`);
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
      return invalidRequest('The body is empty; send JSON.', 'body');
    case 'FST_ERR_BAD_URL':
      return invalidRequest(`The address ${request.url.slice(0, 80)} is not percent-encoded as it should be.`);
    default:
      return statusCode !== undefined && statusCode >= 400 && statusCode < 500
        ? httpError(statusCode, error.message)
        : new ApiError('generalException', 'The mock failed. Please report it with the Request-ID of this reply.');
  }
}

/** Answers what Node could not read as a request at all, where no reply object exists yet. */
export function answerUnreadable(error: ConnectionError, socket: Socket, newId: () => string): void {
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  const refusal = unreadable(error);
  const body = JSON.stringify(refusal.body);
  const head = [
    `HTTP/1.1 ${refusal.status} ${refusal.status === 414 ? 'URI Too Long' : 'Bad Request'}`,
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    `Request-ID: ${newId()}`,
    `MS-CorrelationId: ${newId()}`,
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}

function unreadable({ code, rawPacket }: ConnectionError): ApiError {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return httpError(408, 'The request did not arrive in time.');
  if (code !== 'HPE_HEADER_OVERFLOW') return invalidRequest('This is not a request of HTTP/1.1.');
  // Nothing but an address fills so many bytes without a single line end.
  return (rawPacket as unknown as Buffer | undefined)?.includes('\r\n')
    ? httpError(431, `The headers are longer than ${headerLimit} bytes.`)
    : addressTooLong();
}

export function addressTooLong(): ApiError {
  return httpError(414, `The address is longer than ${addressLimit} characters; a shorter $filter does it.`);
}
