import { createHash } from 'node:crypto';
import { invalidRequest } from '../errors';
import type { Position } from './order';

/** Where the next page begins. */
export interface Resumption {
  /** Position of the last referral that was given. */
  readonly after: Position;
  /** How many referrals $top leaves, null without $top. */
  readonly left: number | null;
}

interface Token extends Resumption {
  /** Of the query that the token belongs to. */
  readonly query: string;
}

/** Short mark of what the order and the selection of referrals depend on. */
export function queryMark(...parts: readonly (string | undefined)[]): string {
  return createHash('sha256')
    .update(JSON.stringify(parts.map((part) => part ?? null)))
    .digest('base64url')
    .slice(0, 8);
}

export function writeSkipToken(resumption: Resumption, query: string): string {
  return Buffer.from(JSON.stringify({ ...resumption, query } satisfies Token)).toString('base64url');
}

/** Throws a 400 for a text that is no token of this mock, or one of another query. `length`: of the position. */
export function readSkipToken(text: string, query: string, length: number): Resumption {
  const token = decode(text);
  const after = token?.after;
  const left = token?.left ?? null;
  const fits =
    Array.isArray(after) &&
    after.length === length &&
    after.every((value) => value === null || typeof value !== 'object') &&
    (left === null || (Number.isInteger(left) && left > 0));
  if (!fits) throw invalidRequest('$skiptoken is none that was given out here; follow @odata.nextLink.', '$skiptoken');
  if (token?.query === query) return { after, left };
  throw invalidRequest('$skiptoken belongs to a query with another $filter or $orderby.', '$skiptoken');
}

function decode(text: string): Partial<Token> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
