/** Replies by status: the failures that an operation declares, and headers of the successes. */
import { Type } from 'typebox';
import { throttling, throttlingInWords } from './throttling';

const failureTexts = {
  400: { description: 'The request is not valid; error.message names each field or option and what it takes.' },
  401: { description: 'No access token, or one that is not accepted.' },
  403: { description: 'The caller may not do this with this referral.' },
  404: { description: 'There is no such referral, or none that the caller may know of.' },
  406: { description: 'The Accept header leaves no way to answer in JSON.' },
  412: { description: 'The referral has changed since it was read: its eTag is no longer the one in if-match.' },
  413: { description: 'The body is too large.' },
  414: { description: 'The address is too long.' },
  415: { description: 'The body is not sent as application/json.' },
  429: {
    description: `Throttled: more than ${throttlingInWords}. Retry after the seconds that Retry-After names.`,
    headers: {
      'Retry-After': Type.Integer({
        format: 'int32',
        description: `Seconds to wait, ${throttling.seconds} at most.`,
      }),
    },
  },
  500: { description: 'The service failed.' },
  503: { description: 'The service is not available now.' },
} as const;

type FailureStatus = keyof typeof failureTexts;

function declare<const S extends FailureStatus>(...statuses: S[]) {
  return Object.fromEntries(statuses.map((status) => [status, failureTexts[status]])) as Pick<typeof failureTexts, S>;
}

export const failuresOfList = declare(400, 401, 403, 406, 414, 429, 500, 503);
export const failuresOfCreate = declare(400, 401, 403, 406, 413, 414, 415, 429, 500, 503);
export const failuresOfRead = declare(400, 401, 403, 404, 406, 414, 429, 500, 503);
export const failuresOfWrite = declare(400, 401, 403, 404, 406, 412, 413, 414, 415, 429, 500, 503);

const eTag = Type.String({ description: 'Version of the referral, as in its eTag field.' });
const correlation = Type.String({ description: 'The correlation ID of the request, or one that was made for it.' });

export const everyReply = { 'MS-CorrelationId': correlation };
export const withETag = { ETag: eTag, ...everyReply };
