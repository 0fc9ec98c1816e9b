import { solutionTypes } from './choices';
import { amount, choice, dateTime, flag, list, openObject, record, text, unlisted } from './fields';

const isoCurrency = { pattern: '^([A-Za-z]{3})?$', expected: 'a three-letter ISO 4217 currency code such as USD' };

function requirementIds(title: string, singular: string, example: string) {
  const id = text(singular, `Name of the ${singular.toLowerCase()}, for example ${example}.`);
  return list(title, `${title} that the deal is about.`, record(singular, `One ${singular.toLowerCase()}.`, { id }));
}

/** The service's own FAQ names a missing solution id as a cause of refused deals. */
const solution = record(
  'Solution',
  'One solution of the deal.',
  {
    id: unlisted(text('ID', 'SOL-12345-ABC, a GUID, or the name of a category.')),
    name: unlisted(text('Name', 'Name of the solution.')),
    type: unlisted(choice(solutionTypes, 'Type', 'Category for a Microsoft category, Name for a published solution.')),
    price: unlisted(amount('Price', 'Price of one unit.')),
    quantity: unlisted(amount('Quantity', 'Number of units.')),
    currency: unlisted(text('Currency', 'ISO 4217 code of the price.', { inputPattern: isoCurrency })),
    publisherName: unlisted(text('Publisher', 'Who publishes the solution.')),
    solutionType: unlisted(text('Solution Type', 'Whose solution it is, for example 3P.')),
    closingDateTime: unlisted(dateTime('Closing', 'When this solution is expected to be bought.')),
  },
  { requiredInput: ['id'] },
);

/** Open in the contract; the members seen in samples are typed, others are kept as they come. */
const additionalRequirements = record(
  'Additional Requirements',
  'Further needs: an iot object and attributes, a list of {type, id}, for example CustomerMarketplaceIntent.',
  {
    iot: unlisted(
      record('IoT', 'What an IoT deal is about.', {
        customerLicenseAgreementNumber: unlisted(text('License Agreement', 'Number of the license agreement.')),
        deviceCategory: unlisted(text('Device Category', 'Kind of device.')),
        siliconType: unlisted(text('Silicon Type', 'Kind of chip.')),
        azureCertifiedDevice: unlisted(text('Azure Certified Device', 'The certified device, if there is one.')),
        attachServices: unlisted(text('Attached Services', 'Services sold with the device.')),
      }),
    ),
    attributes: unlisted(
      list(
        'Attributes',
        'Typed values, for example CustomerMarketplaceIntent: HaveNotDecided.',
        record('Attribute', 'One typed value.', {
          type: unlisted(text('Type', 'What the value means.')),
          id: unlisted(text('ID', 'The value.')),
        }),
      ),
    ),
  },
  { open: true },
);

export const details = record('Details', 'What the deal is about.', {
  closingDateTime: dateTime('Estimated Closing', 'When the deal is expected to close.'),
  currency: text('Deal Currency', 'ISO 4217 code of the deal value, for example USD.', { inputPattern: isoCurrency }),
  customerAction: text('Customer Action', 'What the customer did that led to the deal.'),
  customerRequestedContact: flag('Customer Asked for Contact', 'Yes when the customer wants to be called.'),
  dealValue: amount('Deal Value', 'Estimated value of the whole deal in the deal currency.'),
  notes: text('Notes', 'What the other party should know of the deal.'),
  requirements: record('Requirements', 'What the customer needs.', {
    industries: requirementIds('Industries', 'Industry', 'Education'),
    products: requirementIds('Products', 'Product', 'Azure'),
    services: requirementIds('Services', 'Service', 'DeploymentOrMigration'),
    solutions: list(
      'Solutions',
      'Solutions of the deal: each with an id (SOL-12345-ABC, a GUID or a category), a name and a type.',
      solution,
    ),
    offers: list('Offers', 'Offers of the deal.', openObject('Offer', 'One offer.')),
    additionalRequirements,
    salesPlays: unlisted(list('Sales Plays', 'Sales plays of the deal.', openObject('Sales Play', 'One sales play.'))),
  }),
  incentiveLevel: unlisted(text('Incentive Level', 'Level of the incentive, where the deal has one.')),
});
