import { randomUUID } from 'node:crypto';
import { type Clock, Timestamps } from './clock';
import { type Organizations, organizations, partyOf } from './organizations';
import type { StoredReferral } from './rules/document';
import { makeETag } from './rules/etag';
import { datesAfter } from './rules/status';
import { Referrals } from './store/referrals';
import { readSeed } from './store/seed';
import type { Strictness } from './validation/request';

/** Everything that the mock remembers, and the sources of what it makes. */
export interface World {
  readonly clock: Clock;
  readonly referrals: Referrals;
  readonly organizations: Organizations;
  readonly newId: () => string;
  readonly newETag: () => string;
  /** A timestamp that no other change has. */
  readonly newTimestamp: () => string;
}

export interface WorldSources {
  readonly clock: Clock;
  readonly newId?: (() => string) | undefined;
  /** Documents to begin with, as a seed file holds them. */
  readonly seed: readonly unknown[];
  readonly strictness: Strictness;
}

/** Throws a SeedError for a seed that does not fit. */
export function createWorld({ clock, newId = randomUUID, seed, strictness }: WorldSources): World {
  const timestamps = new Timestamps(clock);
  let writes = 0;
  const newETag = () => makeETag(++writes, clock.now());
  const referrals = new Referrals();
  const seeded = readSeed(seed, { now: clock.now(), newId, newETag }, strictness);
  for (const referral of seeded) referrals.put(referral);
  return {
    clock,
    referrals,
    organizations: { ...organizations, ...adopted(seeded) },
    newId,
    newETag,
    newTimestamp: () => timestamps.next(),
  };
}

/** The default partner is whoever owns the seed: what it creates then belongs to the same organization. */
function adopted(seeded: readonly StoredReferral[]): Partial<Organizations> {
  const first = seeded.find(({ organizationId }) => partyOf(organizationId) === 'partner');
  return first === undefined
    ? {}
    : { partner: { id: first.organizationId, name: first.organizationName ?? organizations.partner.name } };
}

/** Stores what a referral becomes, under a new ETag and with the dates of its new state. The only way to change one. */
export function write({ referrals, newETag, newTimestamp }: World, from: StoredReferral, to: StoredReferral) {
  const updatedDateTime = newTimestamp();
  const written = { ...to, ...datesAfter(from, to, updatedDateTime), eTag: newETag(), updatedDateTime };
  referrals.put(written);
  return written satisfies StoredReferral;
}
