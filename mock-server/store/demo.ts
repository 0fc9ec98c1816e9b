/** The referrals of a plain start: every state and both directions, with dates relative to the start. */
import { createHash } from 'node:crypto';
import { timestamp } from '../clock';
import type { Organization } from '../organizations';
import { organizations } from '../organizations';
import type { ReferralDraft } from '../rules/document';
import { expirationOf } from '../rules/invitation';
import { type DemoDeal, demoDeals, demoSolutions } from './demo-deals';

const day = 86_400_000;

/** The same name always gives the same GUID, so that an address from one start works after the next. */
function stableGuid(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}

/** Seed documents of the demo at `now` (milliseconds): each deal, and Microsoft's copy of those that Microsoft is in. */
export function demoDocuments(now: number): ReferralDraft[] {
  return demoDeals.flatMap((deal) => {
    const own = ownCopy(deal, now);
    return deal.microsoft === undefined ? [own] : [own, microsoftCopy(deal, own)];
  });
}

function ownCopy(deal: DemoDeal, now: number): ReferralDraft {
  const created = now - deal.age * day;
  const at = (daysAgo: number) => timestamp(now - daysAgo * day);
  const owner = organizations[deal.owner ?? 'partner'];
  const incoming = deal.direction === 'Incoming';
  const [status, substatus] = deal.state;
  const open = status === 'New';
  return {
    id: deal.id ?? stableGuid(`referral of ${deal.customer}`),
    engagementId: deal.engagementId ?? stableGuid(`engagement of ${deal.customer}`),
    ...owned(owner),
    name: `${deal.customer}: ${deal.subject}`,
    externalReferenceId: incoming ? null : `CRM-${stableGuid(deal.customer).slice(0, 6).toUpperCase()}`,
    createdDateTime: at(deal.age),
    updatedDateTime: at(deal.closed ?? (open ? deal.age : deal.age / 2)),
    expirationDateTime: open ? expirationOf(created) : null,
    acceptedDateTime: ['Accepted', 'Won', 'Lost'].includes(substatus) ? at(incoming ? deal.age - 1 : deal.age) : null,
    closedDateTime: deal.closed === undefined ? null : at(deal.closed),
    status,
    substatus,
    statusReason: deal.reason ?? null,
    qualification: deal.qualification,
    type: deal.type,
    direction: deal.direction,
    ...contents(deal, at(deal.age - 45)),
    team: deal.sellers.map(seller),
    inviteContext: {
      assistanceRequestCode: deal.help ?? 'Unknown',
      notes: incoming ? 'Can your team help this customer?' : null,
      invitedBy: incoming ? owned(organizations.msft) : owned(owner),
    },
    registrations: deal.registration === undefined ? [] : [registration(deal, deal.registration, at)],
    registrationStatus: deal.registration?.status ?? 'None',
    quality: incoming ? 'High' : 'Unknown',
    isSpam: false,
    favorite: false,
  };
}

const owned = ({ id, name }: Organization) => ({ organizationId: id, organizationName: name });

function contents(deal: DemoDeal, closing: string): ReferralDraft {
  const [solution] = demoSolutions;
  return {
    target: [{ type: 'SolutionProfile', id: solution.id }],
    customerProfile: {
      name: deal.customer,
      address: {
        addressLine1: 'One Main Street',
        city: deal.city,
        state: deal.region ?? null,
        postalCode: '10001',
        country: deal.country,
      },
      size: '251to1000employees',
      team: [{ ...person('Sue', 'Smith', 'sue.smith@example.com'), phoneNumber: '1234567890' }],
      ids: [],
    },
    consent: {
      consentToContact: true,
      consentToToShareInfoWithOthers: true,
      consentToShareReferralWithMicrosoftSellers: deal.private !== true,
    },
    details: {
      notes: `The customer is interested in ${deal.subject}.`,
      dealValue: deal.value,
      currency: deal.currency,
      closingDateTime: closing,
      requirements: {
        industries: [{ id: 'Manufacturing' }],
        products: [{ id: 'Azure' }],
        services: [{ id: 'DeploymentOrMigration' }],
        solutions: [solution],
        offers: [],
      },
    },
  };
}

function seller(email: string) {
  const [name = ''] = email.split('@');
  return person(name.slice(0, 2).toUpperCase(), name.slice(2).toUpperCase(), email);
}

function person(firstName: string, lastName: string, email: string) {
  return {
    firstName,
    lastName,
    email,
    phoneNumber: '2065550100',
    contactPreference: { locale: 'en-us', disableNotifications: false },
  };
}

/** Microsoft's side of the deal: the same engagement, its own id, status and direction. */
function microsoftCopy(deal: DemoDeal, own: ReferralDraft): ReferralDraft {
  const [status, substatus] = deal.microsoft as NonNullable<DemoDeal['microsoft']>;
  const open = status === 'New';
  return {
    ...own,
    id: stableGuid(`Microsoft referral of ${deal.customer}`),
    ...owned(organizations.msft),
    externalReferenceId: null,
    status,
    substatus,
    direction: deal.direction === 'Incoming' ? 'Outgoing' : 'Incoming',
    target: [{ type: 'BusinessProfileLocation', id: organizations.msft.id }],
    expirationDateTime: open ? expirationOf(Date.parse(own.createdDateTime as string)) : null,
    acceptedDateTime: open ? null : (own.createdDateTime as string),
    closedDateTime: status === 'Closed' ? (own.closedDateTime as string) : null,
    team: [person('John', 'Doe', 'john.doe@microsoft.com')],
    registrations: [],
    registrationStatus: 'None',
    trackingInfo: { microsoftMsxId: open ? null : `7-${stableGuid(deal.customer).slice(-10).toUpperCase()}` },
  };
}

function registration(
  deal: DemoDeal,
  { status, reason, pricing }: NonNullable<DemoDeal['registration']>,
  at: (daysAgo: number) => string,
) {
  const [solution] = demoSolutions;
  return {
    id: stableGuid(`registration of ${deal.customer}`),
    registrationDateTime: at(3),
    status,
    statusReason: reason ?? null,
    type: 'AzureIPCoSell' as const,
    contract: {
      value: deal.value,
      currency: deal.currency,
      term: 'Finite' as const,
      signDateTime: at(10),
      startDateTime: at(8),
      endDateTime: at(8 - 365),
    },
    solutionDetails: [
      {
        id: solution.id,
        name: solution.name,
        value: deal.value * 0.8,
        currency: deal.currency,
        isDeployedOnAzure: true,
        primaryDeploymentOn: 'Customer' as const,
        pricingModel: pricing ?? ('Other' as const),
        marketplaceTransactionDetails: { isMarketplaceTransacted: false, marketplaceTransactionDateTime: null },
      },
    ],
    statusHistory: {
      reviewPendingDateTime: status === 'Approved' ? null : at(3),
      actionRequiredDateTime: status === 'ActionRequired' ? at(1) : null,
      approvedDateTime: status === 'Approved' ? at(3) : null,
    },
  };
}
