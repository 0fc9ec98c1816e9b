/** Deal registration (Azure IP co-sell): as the service shows it, and as a client asks for one. */
import { contractTerms, pricingModels, primaryDeployments, registrationStatuses, registrationTypes } from './choices';
import { always, amount, choice, dateTime, flag, list, record, text, unlisted } from './fields';

// Fields that stand on both sides, in the order that each side's rows have them.
const isDeployedOnAzure = flag('Deployed on Azure', 'Yes when the solution runs on Azure.');
const primaryDeploymentOn = choice(
  primaryDeployments,
  'Primary Deployment on',
  'Whose Azure tenant the solution mainly runs in: Customer or Partner.',
);
const pricingModel = choice(pricingModels, 'Pricing Model', 'How the solution is charged: PayAsYouGo or Other.');
const isMarketplaceTransacted = flag(
  'Marketplace Transacted',
  'Yes when the sale went through the commercial marketplace.',
);
const marketplaceTransactionDateTime = dateTime(
  'Marketplace Transaction Date and Time',
  'When the marketplace sale took place; needed when Marketplace transacted is yes.',
);
const contractCurrency = text('Contract Currency', 'ISO 4217 code of the contract value, for example USD.');
const contractEnd = dateTime('Contract End', 'When the contract ends; needed unless the term is Perpetual.');
const contractTerm = choice(
  contractTerms,
  'Contract Term',
  'Perpetual for a contract without an end, Finite for one with an end.',
);
const contractValue = amount('Contract Value', 'Value of the whole contract in the contract currency.');
const contractSigned = dateTime('Contract Signed', 'When the contract was signed: in the past, at most 60 days ago.');
const contractStart = dateTime('Contract Start', 'When the contract begins to run: at most 90 days ago.');
const marketplaceTransactionDetails = record(
  'Marketplace Transaction',
  'The marketplace sale behind the solution, if there was one.',
  { isMarketplaceTransacted, marketplaceTransactionDateTime },
);

const currency = 'ISO 4217 code of the solution value, for example USD.';
const type = choice(registrationTypes, 'Registration Type', 'Kind of registration; AzureIPCoSell is the only one.');

export const registration = record('Registration', 'One deal registration and where its review stands.', {
  id: text('Registration ID', 'Identifier of the registration.'),
  registrationDateTime: dateTime('Registered at', 'When the deal was registered.'),
  status: text('Registration Status', `Where the review stands: ${registrationStatuses.join(', ')}.`),
  statusReason: text('Registration Status Reason', 'Why the review stands there, in words of the reviewer.'),
  contract: record('Contract', 'The contract with the customer.', {
    value: contractValue,
    currency: contractCurrency,
    startDateTime: contractStart,
    endDateTime: contractEnd,
    signDateTime: contractSigned,
    term: contractTerm,
  }),
  solutionDetails: list(
    'Solution Details',
    'The registered solutions.',
    record('Registered Solution', 'One solution of the registration.', {
      id: text('Solution ID', 'Identifier of the registered solution, for example SOL-12345-ABC.'),
      name: text('Solution Name', 'Name of the registered solution.'),
      value: amount('Solution Value', 'Value of the solution within the contract.'),
      isDeployedOnAzure,
      primaryDeploymentOn,
      pricingModel,
      marketplaceTransactionDetails,
      currency: unlisted(text('Solution Currency', currency)),
    }),
  ),
  statusHistory: record('Status History', 'When the review reached each of its states.', {
    reviewPendingDateTime: dateTime('Review Pending Since', 'When the review began to wait for Microsoft.'),
    actionRequiredDateTime: dateTime('Action Required Since', 'When Microsoft asked the partner for a change.'),
    passedDateTime: dateTime('Passed at', 'When the review was passed.'),
    failedDateTime: dateTime('Failed at', 'When the review was failed.'),
    approvedDateTime: dateTime('Approved at', 'When the registration was approved.'),
  }),
  type: unlisted(type),
});

/** Required members are those that the bulk file of the portal requires for every registration. */
export const newRegistration = record('Registration', 'The registration to create.', {
  type: always(type),
  solutionDetails: list(
    'Solution Details',
    'The solutions to register; one at least.',
    record('Solution to Register', 'One solution of the registration.', {
      id: always(text('Solution ID', 'Identifier of the solution to register, for example SOL-12345-ABC.')),
      currency: always(text('Solution Currency', currency)),
      value: always(amount('Solution Value', 'Value of the solution: at most that of the contract.')),
      isDeployedOnAzure: always(isDeployedOnAzure),
      primaryDeploymentOn: always(primaryDeploymentOn),
      pricingModel: always(pricingModel),
      marketplaceTransactionDetails: record(
        'Marketplace Transaction',
        'The marketplace sale behind the solution, if there was one.',
        { isMarketplaceTransacted: always(isMarketplaceTransacted), marketplaceTransactionDateTime },
      ),
    }),
    { minItems: 1 },
  ),
  contract: record('Contract', 'The contract with the customer.', {
    currency: always(contractCurrency),
    endDateTime: contractEnd,
    term: always(contractTerm),
    value: always(contractValue),
    signDateTime: always(contractSigned),
    startDateTime: always(contractStart),
  }),
});
