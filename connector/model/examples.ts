/** Request bodies that work as they stand, for whoever tries an action for the first time. */
import type { Operations } from './operations';
import type { RequestOf } from './types';

type Bodies = {
  [Id in keyof Operations as Operations[Id]['request'] extends { body: unknown } ? Id : never]: RequestOf<
    Operations[Id]
  >['body'];
};

const solution = 'SOL-34104-EBB';
const day = 86_400_000;

/** `now`: milliseconds; a registration is refused when its dates lie too far back. */
export function exampleBodies(now: number): Bodies {
  const at = (days: number) => `${new Date(now + days * day).toISOString().slice(0, 10)}T00:00:00Z`;
  return {
    CreateReferral: {
      name: 'Cloud migration for Contoso',
      externalReferenceId: 'CRM-1001',
      type: 'Independent',
      qualification: 'SalesQualified',
      customerProfile: {
        name: 'Contoso',
        address: { addressLine1: 'One Main Street', city: 'Seattle', state: 'WA', postalCode: '98101', country: 'US' },
        size: '51to250employees',
        team: [{ firstName: 'Sue', lastName: 'Smith', email: 'sue.smith@example.com', phoneNumber: '2065550100' }],
      },
      consent: {
        consentToContact: true,
        consentToToShareInfoWithOthers: true,
        consentToShareReferralWithMicrosoftSellers: true,
      },
      details: {
        notes: 'The customer wants to leave its own data centre.',
        dealValue: 50_000,
        currency: 'USD',
        closingDateTime: at(60),
        requirements: { solutions: [{ id: solution, name: 'Supply Chain Insights', type: 'Name' }] },
      },
      team: [{ firstName: 'John', lastName: 'Doe', email: 'john.doe@example.com', phoneNumber: '2065550101' }],
    },
    UpdateReferralById: { externalReferenceId: 'CRM-1002' },
    PatchReferralById: [
      { op: 'replace', path: '/details/dealValue', value: 75_000 },
      { op: 'replace', path: '/details/notes', value: 'The customer wants to move the web shop as well.' },
    ],
    CreateDealRegistrationByReferralId: [
      {
        op: 'add',
        path: '/registrations/-',
        value: {
          type: 'AzureIPCoSell',
          solutionDetails: [
            {
              id: solution,
              currency: 'USD',
              value: 40_000,
              isDeployedOnAzure: true,
              primaryDeploymentOn: 'Customer',
              pricingModel: 'Other',
              marketplaceTransactionDetails: { isMarketplaceTransacted: false, marketplaceTransactionDateTime: null },
            },
          ],
          contract: {
            currency: 'USD',
            value: 50_000,
            term: 'Finite',
            signDateTime: at(-7),
            startDateTime: at(-7),
            endDateTime: at(358),
          },
        },
      },
    ],
    PatchDealRegistrationByReferralId: [{ op: 'replace', path: '/registrations/0/contract/value', value: 160_000 }],
  };
}
