/** What may be registered: the rules of the fields of a registration. */
import type { Static } from 'typebox';
import type { newRegistration } from '../../connector/model/schemas/registration';
import { type Finding, notValid } from '../errors';
import { partyOf } from '../organizations';
import type { StoredReferral } from './document';
import { inDollars } from './exchange';

export type NewRegistration = Static<typeof newRegistration>;

const day = 86_400_000;
const daysToRegisterAfterSigning = 60;
const daysFromStart = 90;
const daysToSignPayAsYouGo = 365;
const leastAnnualValue = 25_000;
const yearsOfPerpetual = 6;

/** UTC days since 1970; the windows are counted in days. */
const dayOf = (dateTime: string) => Math.floor(Date.parse(dateTime) / day);

interface FieldCase {
  readonly registration: NewRegistration;
  readonly referral: StoredReferral;
  readonly copies: readonly StoredReferral[];
  /** UTC day of the registration, and of the change. */
  readonly registered: number;
  readonly today: number;
}

/** Years that the value of the contract is spread over. A contract of less than a year counts as one year. */
function yearsOf({ term, startDateTime, endDateTime }: NewRegistration['contract']): number {
  if (term === 'Perpetual' || endDateTime === null || endDateTime === undefined) return yearsOfPerpetual;
  return Math.max(1, (dayOf(endDateTime) - dayOf(startDateTime)) / 365);
}

/** Worth of one year of the contract in US dollars, where the currency has a rate. */
export function annualValue({ contract }: NewRegistration): number | undefined {
  const value = inDollars(contract.value, contract.currency);
  return value === undefined ? undefined : value / yearsOf(contract);
}

export const isPayAsYouGo = ({ solutionDetails }: NewRegistration) =>
  solutionDetails.some(({ pricingModel }) => pricingModel === 'PayAsYouGo');

/** The later of the deal's creation and of Microsoft's invitation to it. */
function dealBegan({ referral, copies }: FieldCase): number {
  const invited = copies.filter(({ organizationId }) => partyOf(organizationId) === 'msft');
  return Math.max(...[referral, ...invited].map(({ createdDateTime }) => dayOf(createdDateTime)));
}

/** Each rule of the contract's fields, with what is said where it fails. */
const contractRules: readonly { target: string; failure: string; holds: (it: FieldCase) => boolean }[] = [
  {
    target: 'contract/currency',
    failure: 'is a currency without a rate here; USD and EUR have one',
    holds: ({ registration }) => annualValue(registration) !== undefined,
  },
  {
    target: 'contract/value',
    failure: `must be worth more than ${leastAnnualValue} USD a year (a perpetual contract counts as ${yearsOfPerpetual} years)`,
    holds: ({ registration }) => (annualValue(registration) ?? Number.POSITIVE_INFINITY) > leastAnnualValue,
  },
  {
    target: 'contract/signDateTime',
    failure: `must be at most ${daysToRegisterAfterSigning} days before the registration`,
    holds: ({ registration, registered }) =>
      registered - dayOf(registration.contract.signDateTime) <= daysToRegisterAfterSigning,
  },
  {
    target: 'contract/signDateTime',
    failure: 'must not lie in the future',
    holds: ({ registration, today }) =>
      isPayAsYouGo(registration) || dayOf(registration.contract.signDateTime) <= today,
  },
  {
    target: 'contract/signDateTime',
    failure: `must be at most ${daysToSignPayAsYouGo} days after the creation of a pay-as-you-go deal`,
    holds: ({ registration, referral }) =>
      !isPayAsYouGo(registration) ||
      dayOf(registration.contract.signDateTime) - dayOf(referral.createdDateTime) <= daysToSignPayAsYouGo,
  },
  {
    target: 'contract/signDateTime',
    failure: 'must not be before the deal was created and, if it was, Microsoft was invited',
    holds: (it) => dayOf(it.registration.contract.signDateTime) >= dealBegan(it),
  },
  {
    target: 'contract/startDateTime',
    failure: `must be at most ${daysFromStart} days before the registration`,
    holds: ({ registration, registered }) => registered - dayOf(registration.contract.startDateTime) <= daysFromStart,
  },
  {
    target: 'contract/endDateTime',
    failure: 'is required unless the term is Perpetual',
    holds: ({ registration: { contract } }) => contract.term === 'Perpetual' || Boolean(contract.endDateTime),
  },
  {
    target: 'contract/endDateTime',
    failure: 'must not be before contract/startDateTime',
    holds: ({ registration: { contract } }) =>
      !contract.endDateTime || dayOf(contract.endDateTime) >= dayOf(contract.startDateTime),
  },
];

function solutionFindings({ solutionDetails, contract }: NewRegistration): Finding[] {
  return solutionDetails.flatMap(({ value, currency, marketplaceTransactionDetails: sale }, index) => {
    const at = `solutionDetails/${index}`;
    const worth = inDollars(value, currency) ?? Number.POSITIVE_INFINITY;
    const limit = inDollars(contract.value, contract.currency) ?? Number.POSITIVE_INFINITY;
    return [
      ...(worth > limit ? [{ target: `${at}/value`, message: 'must not exceed contract/value' }] : []),
      ...(sale.isMarketplaceTransacted && !sale.marketplaceTransactionDateTime
        ? [
            {
              target: `${at}/marketplaceTransactionDetails/marketplaceTransactionDateTime`,
              message: 'is required when isMarketplaceTransacted is true',
            },
          ]
        : []),
    ];
  });
}

/** What the rules look at besides the registration; times in milliseconds. */
export interface RegistrationContext {
  readonly referral: StoredReferral;
  /** The referrals of all parties of the engagement. */
  readonly copies: readonly StoredReferral[];
  readonly now: number;
  readonly registeredAt: number;
}

/** Throws a 400 that names every field that breaks a rule. */
export function assertRegistrable(registration: NewRegistration, context: RegistrationContext): void {
  const { referral, copies, now, registeredAt } = context;
  const it: FieldCase = {
    registration,
    referral,
    copies,
    registered: Math.floor(registeredAt / day),
    today: Math.floor(now / day),
  };
  const findings = [
    ...contractRules.filter(({ holds }) => !holds(it)).map(({ target, failure }) => ({ target, message: failure })),
    ...solutionFindings(registration),
  ];
  if (findings.length > 0) throw notValid(findings);
}
