import { customerSizes, profileTypes } from './choices';
import { choice, flag, list, record, text, unlisted } from './fields';
import { teamMember } from './team';

/** The service's own FAQ names a missing or longer country code as a cause of refused deals. */
const country = text('Customer Country', 'Two-letter ISO 3166 code of the country, for example US.', {
  inputPattern: { pattern: '^([A-Za-z]{2})?$', expected: 'a two-letter ISO 3166 country code such as US' },
});

export const customerProfile = record('Customer Profile', 'The company that the deal is made with.', {
  address: record('Customer Address', 'Postal address of the customer.', {
    addressLine1: text('Customer Address Line 1', 'Street and house number of the customer.'),
    addressLine2: text('Customer Address Line 2', 'Suite, floor or building, if the address needs it.'),
    city: text('Customer City', 'Town of the customer.'),
    country,
    postalCode: text('Customer Postal Code', 'Postal or ZIP code of the customer.'),
    region: text('Customer Region', 'Region of the country, where addresses name one.'),
    state: text('Customer State', 'State or province of the customer, for example WA.'),
  }),
  ids: list(
    'Customer IDs',
    'Numbers that the customer is known by: each with a profileType (Duns or External) and an id.',
    record(
      'Customer ID',
      'One number that the customer is known by.',
      {
        profileType: unlisted(choice(profileTypes, 'ID Type', 'Duns for a D-U-N-S number, External for another.')),
        id: unlisted(text('ID', 'The number itself.')),
      },
      { requiredInput: ['profileType', 'id'] },
    ),
  ),
  name: text('Customer Name', 'Name of the customer company.'),
  size: choice(customerSizes, 'Customer Size', 'Number of employees of the customer.', { unsetValues: [''] }),
  team: list('Customer Team', 'Contacts at the customer.', teamMember('customer team')),
  isMatchingComplete: unlisted(
    flag('Matching Complete', 'Whether the service has matched the customer to an account.', { readOnly: true }),
  ),
});
