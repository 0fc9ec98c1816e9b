/** Who sees and who changes which referral: an admin those of the organization, a user those of deals they work on. */
import { accessDenied, itemNotFound } from '../errors';
import { type Caller, partyOf } from '../organizations';
import type { StoredReferral } from './document';

const owns = (caller: Caller, referral: StoredReferral) => partyOf(referral.organizationId) === caller.party;

function worksOn(caller: Caller, referral: StoredReferral): boolean {
  if (caller.role === 'admin') return true;
  const email = caller.email?.toLowerCase();
  return referral.team.some((member) => member.email?.toLowerCase() === email);
}

/** Whether a list shows the referral: your own, and none that a user does not work on. */
export function isListed(caller: Caller, referral: StoredReferral): boolean {
  return owns(caller, referral) && worksOn(caller, referral);
}

/** Whether the caller takes part in an engagement, of which `copies` are the referrals of all parties. */
export function takesPart(caller: Caller, copies: readonly StoredReferral[]): boolean {
  return copies.some((copy) => isListed(caller, copy));
}

/**
 * Throws unless the caller may read the referral: 404 for no party of its engagement, so that nobody learns of it; 403 for
 * a user who does not work on the deal. `copies`: the referrals of all parties of the engagement, this one included.
 */
export function assertReadable(caller: Caller, referral: StoredReferral, copies: readonly StoredReferral[]): void {
  if (!copies.some((copy) => owns(caller, copy))) throw noSuchReferral(referral.id);
  if (!takesPart(caller, copies)) {
    throw accessDenied(`${caller.email ?? 'The caller'} is a Referral User and not on the team of this deal.`);
  }
}

/** As `assertReadable`, and 403 for a copy of another party. */
export function assertWritable(caller: Caller, referral: StoredReferral, copies: readonly StoredReferral[]): void {
  assertReadable(caller, referral, copies);
  if (!owns(caller, referral)) {
    throw accessDenied(`This referral belongs to ${referral.organizationName}; only its owner changes it.`);
  }
}

export function noSuchReferral(id: string) {
  return itemNotFound(`There is no referral ${id.slice(0, 80)}.`);
}
