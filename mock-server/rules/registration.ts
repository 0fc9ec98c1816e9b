/** What becomes of a deal registration, and when it may be changed. */
import type { RegistrationStatus } from '../../connector/model/schemas/choices';
import type { Registration } from '../../connector/model/schemas/referral';
import { invalidRequest } from '../errors';
import { partyOf } from '../organizations';
import { completeReferral, type ReferralDraft, type StoredReferral } from './document';
import { assertEligible } from './eligibility';
import { annualValue, assertRegistrable, isPayAsYouGo, type NewRegistration } from './registration-fields';

/** US dollars a year above which Microsoft looks at a registration. */
const leastAnnualValueForReview = 1_000_000;

/** The moment of a write: milliseconds, and the timestamp that it gives. */
export interface Moment {
  readonly now: number;
  readonly timestamp: string;
}

/**
 * The referral with a registration added. `copies`: the referrals of all parties of its engagement. Throws a 400 that names
 * the conditions that an ineligible referral fails, or the fields that break a rule.
 */
export function register(
  referral: StoredReferral,
  registration: NewRegistration,
  copies: readonly StoredReferral[],
  { id, now, timestamp }: Moment & { readonly id: string },
): StoredReferral {
  assertEligible({ referral, copies, registration });
  assertRegistrable(registration, { referral, copies, now, registeredAt: now });
  const status = firstStatus(registration, copies);
  const added = { ...registration, id, registrationDateTime: timestamp, ...reached(status, timestamp) };
  return completeReferral({
    ...referral,
    registrations: [...referral.registrations, added],
    registrationStatus: status,
  } as ReferralDraft);
}

/** Throws a 400 unless the registration of the referral waits for a change by the partner. */
export function assertChangeable(referral: StoredReferral): void {
  const [registration] = referral.registrations;
  if (registration === undefined) {
    throw invalidRequest('This referral has no registration yet; add one first.', 'registrations');
  }
  if (registration.status === 'ActionRequired') return;
  throw invalidRequest(
    `The registration is ${registration.status}; it can be changed only while it is ActionRequired.`,
    'registrations',
  );
}

/** The referral whose first registration was changed: it goes back to Microsoft. Throws a 400 as `register` does. */
export function resubmit(changed: StoredReferral, copies: readonly StoredReferral[], { now, timestamp }: Moment) {
  const [registration, ...others] = changed.registrations as [Registration, ...Registration[]];
  const registeredAt = Date.parse(registration.registrationDateTime ?? timestamp);
  assertRegistrable(registration as NewRegistration, { referral: changed, copies, now, registeredAt });
  const resubmitted = { ...registration, ...reached('ReviewPending', timestamp, registration.statusHistory) };
  return {
    ...changed,
    registrations: [resubmitted, ...others],
    registrationStatus: resubmitted.status,
  } satisfies StoredReferral;
}

/** Approved at once, unless Microsoft has a reason to look at it; one that does not run on Azure is closed unregistered. */
function firstStatus(registration: NewRegistration, copies: readonly StoredReferral[]): RegistrationStatus {
  if (!registration.solutionDetails.some(({ isDeployedOnAzure }) => isDeployedOnAzure)) return 'Closed';
  const partners = new Set(copies.map(({ organizationId }) => organizationId).filter((id) => partyOf(id) !== 'msft'));
  const large = (annualValue(registration) ?? 0) > leastAnnualValueForReview;
  return large || partners.size > 1 || isPayAsYouGo(registration) ? 'ReviewPending' : 'Approved';
}

type History = Registration['statusHistory'];

/** The member of statusHistory that keeps the moment of each status. */
const historyOf: Readonly<Partial<Record<RegistrationStatus, keyof History>>> = {
  ReviewPending: 'reviewPendingDateTime',
  ActionRequired: 'actionRequiredDateTime',
  Passed: 'passedDateTime',
  Failed: 'failedDateTime',
  Approved: 'approvedDateTime',
};

const unreached: History = {
  reviewPendingDateTime: null,
  actionRequiredDateTime: null,
  passedDateTime: null,
  failedDateTime: null,
  approvedDateTime: null,
};

/** What a registration shows of a status that it has just reached. */
function reached(status: RegistrationStatus, timestamp: string, before = unreached) {
  const member = historyOf[status];
  return {
    status,
    statusReason: status === 'Closed' ? 'No solution is deployed on Azure.' : null,
    statusHistory: { ...before, ...(member && { [member]: timestamp }) },
  };
}
