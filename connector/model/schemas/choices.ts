/** Closed lists of values of the API (domain facts of the documented enumerations), each stated once. */

export const statuses = ['None', 'New', 'Active', 'Closed'] as const;
export type Status = (typeof statuses)[number];

/** Error is not in the REST table; closing a deal as an error gives it in the portal and in bulk files. */
export const substatuses = [
  'None',
  'Pending',
  'Received',
  'Accepted',
  'Won',
  'Lost',
  'Declined',
  'Expired',
  'Error',
] as const;
export type Substatus = (typeof substatuses)[number];

export const referralTypes = ['Independent', 'Shared'] as const;
export const qualifications = ['None', 'Direct', 'MarketingQualified', 'SalesQualified'] as const;
export const directions = ['Incoming', 'Outgoing'] as const;
export const targetTypes = ['None', 'BusinessProfileLocation', 'SolutionProfile'] as const;
export const profileTypes = ['Duns', 'External'] as const;
export const solutionTypes = ['None', 'Category', 'Name'] as const;

export const assistanceRequestCodes = [
  'Unknown',
  'GeneralOrOther',
  'CustomerTechnicalArchitecture',
  'ProofOfConceptOrDemo',
  'QuotesOrLicensing',
  'PostSalesCustomerSuccess',
  'WorkloadSpecificValueProposition',
] as const;

/** The last three are older steps that the service still knows. */
export const customerSizes = [
  '1to9employees',
  '10to50employees',
  '51to250employees',
  '251to1000employees',
  '1001to5000employees',
  '5001to10000employees',
  '10001to20000employees',
  'Morethan20000employees',
  '1to50employees',
  '51to500employees',
  'Morethan500employees',
] as const;

/** No closed list: real payloads carry a percentage such as "40" as well. */
export const salesStages = ['Qualify', 'Develop', 'Propose', 'Close'] as const;

export const contractTerms = ['Perpetual', 'Finite'] as const;
export const pricingModels = ['PayAsYouGo', 'Other'] as const;
export const primaryDeployments = ['Customer', 'Partner'] as const;

/** No closed list: the names of the marketplace states are not known. */
export const registrationStatuses = [
  'ReviewPending',
  'ActionRequired',
  'Approved',
  'Passed',
  'Failed',
  'Closed',
] as const;
export type RegistrationStatus = (typeof registrationStatuses)[number];
export const registrationTypes = ['AzureIPCoSell'] as const;
