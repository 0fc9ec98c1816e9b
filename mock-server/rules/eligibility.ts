/** Which referrals a deal registration may be added to. */
import { invalidRequest } from '../errors';
import { type Party, partyOf } from '../organizations';
import type { StoredReferral } from './document';
import { inDollars } from './exchange';
import type { NewRegistration } from './registration-fields';

export interface RegistrationCase {
  readonly referral: StoredReferral;
  /** The referrals of all parties of the engagement. */
  readonly copies: readonly StoredReferral[];
  readonly registration: NewRegistration;
}

const leastDealValue = 25_000;
const hoursFromCreatedToWon = 72;
const eligibleSolution = /^SOL-/;
/** A registration in one of these states leaves room for another. */
const endedStatuses = ['Failed', 'Closed'];

const isShared = ({ referral }: RegistrationCase) =>
  referral.consent.consentToShareReferralWithMicrosoftSellers === true;

function asksForHelp({ referral }: RegistrationCase): boolean {
  const code = referral.inviteContext.assistanceRequestCode;
  return code !== null && code !== 'Unknown';
}

const copyOf = (party: Party, copies: readonly StoredReferral[]) =>
  copies.find((copy) => partyOf(copy.organizationId) === party);

function solutionIds({ referral, registration }: RegistrationCase): (string | null | undefined)[] {
  return [
    ...referral.target.map(({ id }) => id),
    ...referral.details.requirements.solutions.map(({ id }) => id),
    ...registration.solutionDetails.map(({ id }) => id),
  ];
}

/** Each condition with what is said of a referral that fails it. */
const conditions: readonly { holds: (it: RegistrationCase) => boolean; failure: (it: RegistrationCase) => string }[] = [
  {
    holds: ({ referral }) => referral.status === 'Closed' && referral.substatus === 'Won',
    failure: ({ referral }) => `the deal is ${referral.status}/${referral.substatus}, not Closed/Won`,
  },
  {
    holds: isShared,
    failure: () => 'the deal is private: consent/consentToShareReferralWithMicrosoftSellers is not true',
  },
  {
    holds: (it) => !(isShared(it) && asksForHelp(it)) || hasAccepted(copyOf('msft', it.copies)),
    failure: ({ copies }) =>
      copyOf('msft', copies)
        ? 'Microsoft has not accepted its referral of the co-sell deal'
        : 'the co-sell deal has no referral of Microsoft in its engagement',
  },
  {
    holds: ({ referral: { details } }) => (inDollars(details.dealValue, details.currency) ?? 0) >= leastDealValue,
    failure: ({ referral: { details } }) =>
      `details/dealValue is ${details.dealValue} ${details.currency ?? 'of no currency'}; ` +
      `it takes the worth of ${leastDealValue} USD or more`,
  },
  {
    holds: (it) => solutionIds(it).some((id) => eligibleSolution.test(id ?? '')),
    failure: () => 'no solution of the deal is eligible: none has an id that begins with SOL-',
  },
  {
    holds: ({ referral }) => hoursBetween(referral.createdDateTime, referral.closedDateTime) >= hoursFromCreatedToWon,
    failure: () => `the deal was won less than ${hoursFromCreatedToWon} hours after it was created`,
  },
  {
    holds: ({ referral }) => referral.registrations.every(({ status }) => endedStatuses.includes(status ?? '')),
    failure: () => 'the deal is registered already',
  },
];

function hasAccepted(copy: StoredReferral | undefined): boolean {
  return copy?.status === 'Active' || copy?.substatus === 'Won';
}

function hoursBetween(from: string, to: string | null): number {
  return to === null ? Number.POSITIVE_INFINITY : (Date.parse(to) - Date.parse(from)) / 3_600_000;
}

/** Throws a 400 that names every condition that fails. */
export function assertEligible(it: RegistrationCase): void {
  const failures = conditions.filter(({ holds }) => !holds(it)).map(({ failure }) => failure(it));
  if (failures.length === 0) return;
  throw invalidRequest(`The deal cannot be registered: ${failures.join('; ')}.`, 'registrations');
}
