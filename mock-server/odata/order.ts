import type { StoredReferral } from '../rules/document';
import type { OrderItem } from './ast';
import { compile, type Scalar } from './compile';
import { storedProperties } from './properties';

interface OrderKey {
  readonly get: (referral: StoredReferral) => Scalar;
  readonly descending: boolean;
}

/** Values that a referral is ordered by; its id is the last, so that no two referrals share a position. */
export type Position = readonly Scalar[];

export interface Order {
  readonly positionOf: (referral: StoredReferral) => Position;
  /** Negative when `a` comes before `b`. */
  readonly compare: (a: Position, b: Position) => number;
  /** Number of values in a position. */
  readonly length: number;
}

const byCreation: OrderItem = {
  expression: { kind: 'path', segments: ['createdDateTime'], at: 0 },
  descending: false,
};

/** The order of `items`, that of creation without any. Null comes first in ascending order; text compares by code unit. */
export function orderBy(items: readonly OrderItem[] | undefined): Order {
  const keys = (items ?? [byCreation]).map(({ expression, descending }): OrderKey => {
    const { get } = compile(expression, '$orderby', storedProperties);
    return { get: (referral) => get([referral]), descending };
  });
  keys.push({ get: ({ id }) => id, descending: false });
  return {
    positionOf: (referral) => keys.map(({ get }) => get(referral)),
    compare: (a, b) => {
      for (const [index, { descending }] of keys.entries()) {
        const order = compareScalars(a[index] as Scalar, b[index] as Scalar);
        if (order !== 0) return descending ? -order : order;
      }
      return 0;
    },
    length: keys.length,
  };
}

function compareScalars(a: Scalar, b: Scalar): number {
  if (a === b) return 0;
  if (a === null) return -1;
  if (b === null) return 1;
  return a < b ? -1 : 1;
}
