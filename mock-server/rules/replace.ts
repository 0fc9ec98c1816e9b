import { isDeepStrictEqual } from 'node:util';
import { invalidRequest } from '../errors';
import { clientPartOf, completeReferral, overlay, type ReferralDraft, type StoredReferral } from './document';
import { assertTransition } from './status';

/**
 * The referral after a PUT of `draft`: null clears, a member left out keeps its value, server-set members are ignored.
 * Gives `referral` itself when it is closed and nothing would change. Throws a 400 for another document's id, for a
 * change of a closed referral and for a transition that does not exist.
 */
export function replaceReferral(referral: StoredReferral, draft: ReferralDraft): StoredReferral {
  if (draft.id && draft.id !== referral.id) {
    throw invalidRequest(`id in the body is ${draft.id}, in the address ${referral.id}.`, 'id');
  }
  // The engagement is the client's to name on create only; the state is never without a value.
  const { engagementId: _, status, substatus, type, ...changes } = clientPartOf(draft);
  const replaced = completeReferral(
    overlay(referral, {
      ...changes,
      ...(type && { type }),
      ...(status && { status }),
      ...(substatus && { substatus }),
    }) as ReferralDraft,
  );
  if (referral.status === 'Closed' && isDeepStrictEqual(replaced, referral)) return referral;
  assertTransition(referral, replaced);
  return replaced;
}
