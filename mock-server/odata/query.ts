/** A list request as what it asks for, and the page that answers it. */
import { invalidRequest } from '../errors';
import type { StoredReferral } from '../rules/document';
import type { Expression } from './ast';
import { compileCondition } from './compile';
import { type Order, orderBy } from './order';
import { parseFilter, parseOrderBy, parseSelect } from './parse';
import { storedProperties } from './properties';
import { type Projection, projectionOf } from './select';
import { queryMark, type Resumption, readSkipToken, writeSkipToken } from './skip-token';

/** The query options, each of its type. */
export interface ListOptions {
  readonly $expand?: string;
  readonly $filter?: string;
  readonly $select?: string;
  readonly $orderby?: string;
  readonly $top?: number;
  readonly $skip?: number;
  readonly $count?: boolean;
  readonly $skiptoken?: string;
}

export interface ListQuery {
  readonly matches: (referral: StoredReferral) => boolean;
  /** The engagement that every match belongs to, where the filter says so. */
  readonly engagementId: string | undefined;
  readonly order: Order;
  readonly project: Projection | undefined;
  readonly skip: number;
  readonly count: boolean;
  readonly resumption: Resumption | undefined;
  readonly top: number | null;
  readonly mark: string;
}

/** Throws a 400 for anything in the options that is not understood. */
export function readQuery(options: ListOptions): ListQuery {
  const { $filter, $orderby, $select, $top = null, $skip = 0, $count = false, $skiptoken } = options;
  assertNothingToExpand(options.$expand);
  const filter = $filter === undefined ? undefined : parseFilter($filter);
  const order = orderBy($orderby === undefined ? undefined : parseOrderBy($orderby));
  const mark = queryMark($filter, $orderby);
  return {
    matches: conditionOf(filter),
    engagementId: filter && pinned(filter, 'engagementId'),
    order,
    project: $select === undefined ? undefined : projectionOf(parseSelect($select)),
    skip: $skip,
    count: $count,
    top: $top,
    resumption: $skiptoken === undefined ? undefined : readSkipToken($skiptoken, mark, order.length),
    mark,
  };
}

function assertNothingToExpand(expand = ''): void {
  if (['', '*'].includes(expand.trim())) return;
  throw invalidRequest(
    `$expand: referrals have no related entities to expand, so not ${expand.slice(0, 40)}.`,
    '$expand',
  );
}

function conditionOf(filter: Expression | undefined): ListQuery['matches'] {
  if (filter === undefined) return () => true;
  const holds = compileCondition(filter, '$filter', storedProperties);
  return (referral) => holds([referral]) === true;
}

/** The text that a condition demands of a field: `field eq 'text'`, alone or among conditions that all have to hold. */
function pinned(filter: Expression, field: string): string | undefined {
  if (filter.kind === 'and') return filter.operands.map((one) => pinned(one, field)).find((text) => text !== undefined);
  if (filter.kind !== 'compare' || filter.operator !== 'eq') return undefined;
  const [path, literal] = filter.left.kind === 'path' ? [filter.left, filter.right] : [filter.right, filter.left];
  if (path.kind !== 'path' || path.segments.join('/') !== field || literal.kind !== 'literal') return undefined;
  return typeof literal.value === 'string' ? literal.value : undefined;
}

export interface Page {
  readonly referrals: readonly StoredReferral[];
  /** Of all matches, where the query asks for it. */
  readonly count: number | undefined;
  /** Present when there is a next page. */
  readonly skipToken: string | undefined;
}

/**
 * The page of a query: what comes after the resumption in the query's order. A page begins behind a position, not a
 * number of rows, so that what is written between two pages makes no other referral come twice or not at all.
 */
export function pageOf(candidates: Iterable<StoredReferral>, query: ListQuery, pageSize: number): Page {
  const { order, resumption, mark } = query;
  const matches = [...candidates].filter(query.matches);
  const ordered = matches
    .map((referral) => ({ referral, position: order.positionOf(referral) }))
    .filter(({ position }) => resumption === undefined || order.compare(position, resumption.after) > 0)
    .sort((a, b) => order.compare(a.position, b.position));
  const rest = resumption === undefined ? ordered.slice(query.skip) : ordered;
  const left = resumption === undefined ? query.top : resumption.left;
  const size = Math.min(pageSize, left ?? pageSize);
  const page = rest.slice(0, size);
  const last = page.at(-1);
  const remaining = left === null ? null : left - page.length;
  const hasNext = last !== undefined && rest.length > page.length && remaining !== 0;
  return {
    referrals: page.map(({ referral }) => referral),
    count: query.count ? matches.length : undefined,
    skipToken: hasNext ? writeSkipToken({ after: last.position, left: remaining }, mark) : undefined,
  };
}
