import { type Organizations, type Party, partyOf } from '../organizations';
import { clientPartOf, completeReferral, type ReferralDraft, type StoredReferral } from './document';
import { expirationOf } from './invitation';
import { assertCreatable, createdState } from './status';

/** What the service gives a new referral. */
export interface Birth {
  readonly id: string;
  /** Of the engagement that the referral joins or begins. */
  readonly engagementId: string;
  readonly eTag: string;
  readonly createdDateTime: string;
  /** Milliseconds; the same moment. */
  readonly now: number;
}

/**
 * Whose referral a POST creates. A referral for an existing engagement whose target is another organization is that
 * organization's copy of the deal (the second step of a co-sell deal); every other one is the caller's own.
 */
export function ownerOf(draft: ReferralDraft, caller: Party, parties: Organizations): Party {
  if (!draft.engagementId) return caller;
  const targets = (draft.target ?? []).filter((target) => target.type === 'BusinessProfileLocation');
  const invited = targets.find((target) => Object.values(parties).some(({ id }) => id === target.id));
  return invited?.id ? partyOf(invited.id) : caller;
}

/** The referral that a POST creates. Throws a 400 for a state that nothing is created in. */
export function createReferral(
  draft: ReferralDraft,
  owner: Party,
  caller: Party,
  parties: Organizations,
  birth: Birth,
) {
  assertCreatable(draft);
  const own = owner === caller;
  const { id, engagementId, eTag, createdDateTime } = birth;
  return completeReferral({
    ...clientPartOf(draft),
    ...(own ? createdState : ({ status: 'New', substatus: 'Pending' } as const)),
    id,
    engagementId,
    eTag,
    createdDateTime,
    updatedDateTime: createdDateTime,
    organizationId: parties[owner].id,
    organizationName: parties[owner].name,
    direction: own ? 'Outgoing' : 'Incoming',
    acceptedDateTime: own ? createdDateTime : null,
    expirationDateTime: own ? null : expirationOf(birth.now),
    registrationStatus: 'None',
  }) satisfies StoredReferral;
}
