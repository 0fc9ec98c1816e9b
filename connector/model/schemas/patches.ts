/** Bodies of the three PATCH actions: JSON Patch (RFC 6902) with replace and add, on the listed paths only. */
import { Type } from 'typebox';
import { newRegistration } from './registration';

export const patchOps = ['replace', 'add'] as const;

/** JSON Pointers that PatchReferralById takes; `/-` appends. The one list: documents, validation and rules read it here. */
export const referralPaths = [
  '/campaignId',
  '/consent/consentToShareReferralWithMicrosoftSellers',
  '/customerProfile/team',
  '/customerProfile/team/-',
  '/details/closingDateTime',
  '/details/currency',
  '/details/dealValue',
  '/details/notes',
  '/details/requirements/solutions',
  '/details/requirements/solutions/-',
  '/externalReferenceId',
  '/referralProgram',
  '/salesStage',
  '/status',
  '/substatus',
  '/statusReason',
  '/team',
  '/team/-',
] as const;

/** JSON Pointers that PatchDealRegistrationByReferralId takes. The contract's currency is not among them. */
export const registrationPaths = [
  '/registrations/0/contract/startDateTime',
  '/registrations/0/contract/endDateTime',
  '/registrations/0/contract/signDateTime',
  '/registrations/0/contract/term',
  '/registrations/0/contract/value',
  '/registrations/0/solutionDetails/0/value',
  '/registrations/0/solutionDetails/0/currency',
  '/registrations/0/solutionDetails/0/isDeployedOnAzure',
  '/registrations/0/solutionDetails/0/primaryDeploymentOn',
  '/registrations/0/solutionDetails/0/pricingModel',
  '/registrations/0/solutionDetails/0/marketplaceTransactionDetails/isMarketplaceTransacted',
  '/registrations/0/solutionDetails/0/marketplaceTransactionDetails/marketplaceTransactionDateTime',
] as const;

const op = Type.Enum([...patchOps], {
  type: 'string',
  title: 'Update Operation',
  description: 'replace sets the field, add sets it or appends to a list.',
  default: 'replace',
});

// Untyped on purpose: each path has a type of its own.
const value = Type.Unknown({ title: 'Value', description: 'New value of the field; its type depends on the path.' });

function patch<const P extends string>(title: string, description: string, paths: readonly P[], about: string) {
  return Type.Array(
    Type.Object(
      { op, path: Type.Enum([...paths], { type: 'string', title: 'Field Path', description: about }), value },
      { title: 'Operation', description: 'One change of one field.' },
    ),
    { title, description, minItems: 1 },
  );
}

export const referralPatch = patch(
  'Changes',
  'The fields to change; all of them are changed or none.',
  referralPaths,
  'Field of the referral to change, for example /details/notes.',
);

export const registrationPatch = patch(
  'Registration changes',
  'The registration fields to change; all of them are changed or none.',
  registrationPaths,
  'Field of the registration to change, for example /registrations/0/contract/value.',
);

export const registrationAddition = Type.Array(
  Type.Object(
    {
      op: Type.Enum(['add'], {
        type: 'string',
        title: 'Operation',
        description: 'add is the only operation here.',
        default: 'add',
      }),
      path: Type.Enum(['/registrations/-'], {
        type: 'string',
        title: 'Path in the Referral',
        description: 'The end of the list of registrations.',
        default: '/registrations/-',
      }),
      value: newRegistration,
    },
    { title: 'Operation', description: 'One registration to add.' },
  ),
  { title: 'Registration to Create', description: 'A list with the one registration to add.', minItems: 1 },
);
