/** Request bodies that tests share. */
import { day, start } from './mock';

/** The request body of the documented create sample, field by field; the prose is ours. */
export const documentedReferral = {
  name: 'Test Cosell Invite_20',
  status: 'New',
  substatus: 'Pending',
  statusReason: 'A good start.',
  qualification: 'SalesQualified',
  type: 'Shared',
  target: [{ type: 'SolutionProfile', id: 'SOL-34104-EBB' }],
  customerProfile: {
    name: 'Contoso Customer Inc',
    address: {
      addressLine1: 'One Microsoft Way',
      addressLine2: '34',
      city: 'Redmond',
      state: 'WA',
      postalCode: '98052',
      country: 'US',
    },
    size: '10to50employees',
    team: [
      {
        contactPreference: { locale: 'en-us', disableNotifications: false },
        firstName: 'Sue',
        lastName: 'Smith',
        phoneNumber: '1234567890',
        email: 'sue.smith@contoso.com',
      },
      {
        contactPreference: { locale: 'en-us', disableNotifications: false },
        firstName: 'Joe',
        lastName: 'Hansen',
        phoneNumber: '4035698759',
        email: 'joe.hansen@contoso.com',
      },
    ],
    ids: [],
  },
  consent: { consentToToShareInfoWithOthers: true, consentToContact: true },
  details: {
    notes: 'The customer wants to run the supply chain with Dynamics 365.',
    dealValue: 50000,
    currency: 'USD',
    closingDateTime: '2018-11-14T00:00:00Z',
    requirements: {
      industries: [{ id: 'Manufacturing' }],
      products: [{ id: 'Dynamics365Enterprise' }],
      services: [{ id: 'DeploymentOrMigration' }],
      solutions: [{ name: 'Dynamics 365 for Field Service', type: 'Category', id: 'Dynamics365forFieldService' }],
    },
  },
  team: [
    {
      contactPreference: { locale: 'en-us', disableNotifications: false },
      firstName: 'John',
      lastName: 'Doe',
      phoneNumber: '1231231234',
      email: 'john.doe@microsoft.com',
    },
  ],
  inviteContext: { notes: 'Can you help?', invitedBy: { organizationId: 'msft' } },
};

const daysAgo = (days: number) => new Date(start - days * day).toISOString();

/** A won deal that a registration may be added to; a seed. */
export const wonDeal = {
  id: '11111111-1111-4111-8111-111111111111',
  engagementId: '22222222-2222-4222-8222-222222222222',
  status: 'Closed',
  substatus: 'Won',
  type: 'Independent',
  name: 'A won deal',
  createdDateTime: daysAgo(100),
  closedDateTime: daysAgo(5),
  customerProfile: { name: 'Contoso Customer' },
  consent: { consentToShareReferralWithMicrosoftSellers: true },
  details: {
    dealValue: 60000,
    currency: 'USD',
    requirements: { solutions: [{ id: 'SOL-34104-EBB', name: 'A solution', type: 'Name' }] },
  },
};

/** Microsoft's referral in the engagement of `wonDeal`. */
export const microsoftCopy = {
  id: '33333333-3333-4333-8333-333333333333',
  engagementId: wonDeal.engagementId,
  organizationId: 'msft',
  organizationName: 'Microsoft',
  status: 'Active',
  substatus: 'Accepted',
  type: 'Shared',
  createdDateTime: daysAgo(90),
};

export const newRegistration = {
  type: 'AzureIPCoSell',
  solutionDetails: [
    {
      id: 'SOL-34104-EBB',
      currency: 'USD',
      value: 40000,
      isDeployedOnAzure: true,
      primaryDeploymentOn: 'Customer',
      pricingModel: 'Other',
      marketplaceTransactionDetails: { isMarketplaceTransacted: false },
    },
  ],
  contract: {
    currency: 'USD',
    value: 60000,
    term: 'Finite',
    signDateTime: daysAgo(10),
    startDateTime: daysAgo(8),
    endDateTime: daysAgo(8 - 365),
  },
};

export const registering = (registration: object = newRegistration) => [
  { op: 'add', path: '/registrations/-', value: registration },
];
