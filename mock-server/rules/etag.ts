import { ApiError, invalidRequest } from '../errors';

/**
 * ETag in the service's form, quotes included: `"<sequence>-0000-0700-0000-<unix time>0000"`, hexadecimal. `sequence` never
 * repeats, so neither does the tag. `now`: milliseconds.
 */
export function makeETag(sequence: number, now: number): string {
  return `"${hex(sequence)}-0000-0700-0000-${hex(Math.floor(now / 1000))}0000"`;
}

const hex = (value: number) => (value >>> 0).toString(16).padStart(8, '0');

const entityTag = /^\s*(?:(W\/)?("[^"]*"))\s*(?:,|$)/;

/**
 * Evaluates If-Match (RFC 9110 section 13.1.1): `*`, or a list of entity tags compared strongly. Throws a 412 as the
 * service gives it, inner code 99918, when no tag is the current one.
 */
export function assertMatch(ifMatch: string, eTag: string): void {
  const condition = ifMatch.trim();
  if (condition === '*') return;
  if (condition === '')
    throw invalidRequest('The if-match header is empty; send the eTag of the referral.', 'If-Match');
  const tags = entityTags(condition);
  if (tags?.includes(eTag)) return;
  throw new ApiError(
    'preconditionFailed',
    tags === undefined
      ? `The if-match header ${condition.slice(0, 80)} is no ETag: it needs its double quotes, as in ${eTag}.`
      : 'The referral has changed since it was read. Read it again and send its current eTag as if-match.',
    {
      target: 'ETag',
      innerError: { code: '99918', message: 'The ETag does not match that of the referral.', details: null },
    },
  );
}

/** The strong tags of a list, undefined when it is none. */
function entityTags(list: string): string[] | undefined {
  const tags: string[] = [];
  for (let rest = list; rest !== ''; ) {
    const match = entityTag.exec(rest);
    if (match === null) return undefined;
    if (match[1] === undefined) tags.push(match[2] as string);
    rest = rest.slice(match[0].length);
  }
  return tags;
}
