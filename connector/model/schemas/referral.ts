/** The referral: the one document of this API. Member order is that of the connector reference. */
import { type Static, Type } from 'typebox';
import {
  assistanceRequestCodes,
  directions,
  qualifications,
  referralTypes,
  salesStages,
  statuses,
  substatuses,
  targetTypes,
} from './choices';
import { customerProfile } from './customer-profile';
import { details } from './details';
import { always, choice, dateTime, flag, list, record, text, unlisted } from './fields';
import { registration } from './registration';
import { teamMember } from './team';

const server = { readOnly: true } as const;

function link(title: string, what: string) {
  return record(`${title} Link`, `Where to read ${what}.`, {
    method: always(text(`${title} Method`, `HTTP method that reads ${what}: GET.`)),
    uri: always(text(`${title} Address`, `Address that reads ${what}.`)),
  });
}

const consent = record('Consent', 'What the customer and the partner agreed to.', {
  consentToContact: flag('Consent to Contact', 'Yes when the customer agreed to be contacted.'),
  // The doubled "To" is the service's own spelling.
  consentToToShareInfoWithOthers: flag('Consent to Share Information', 'Yes when the data may go to other parties.'),
  consentToShareReferralWithMicrosoftSellers: flag(
    'Consent to Share with Microsoft Sellers',
    'Yes shows the deal to Microsoft sellers, which cannot be taken back; no keeps it private.',
  ),
  consentToMicrosoftToContactSpecificPartners: unlisted(
    flag('Consent to Contact Partners', 'Yes when Microsoft may bring in other partners.'),
  ),
});

const inviteContext = record('Invitation', 'What the invited party is asked for, and by whom.', {
  assistanceRequestCode: choice(
    assistanceRequestCodes,
    'Help Requested',
    'The help asked of Microsoft; Unknown asks for none.',
  ),
  invitedBy: record('Invited by', 'The organization that invites.', {
    organizationId: text('Inviting Organization ID', 'Identifier of the inviting organization; msft is Microsoft.'),
    organizationName: text('Inviting Organization Name', 'Name of the inviting organization.'),
  }),
  notes: text('Invitation Notes', 'Message to the invited party.'),
  invitedMpnId: unlisted(text('Invited MPN ID', 'Partner location that is invited.')),
});

const trackingInfo = record('Tracking', 'Where Microsoft keeps the deal.', {
  microsoftMsxId: text('Microsoft CRM ID', 'Opportunity number in the CRM of Microsoft, once accepted there.', server),
  microsoftUSFedOpportunityId: unlisted(text('US Federal Opportunity', 'Number in the US federal CRM.', server)),
  microsoftUSFedLeadId: unlisted(text('US Federal Lead', 'Number of the lead in the US federal CRM.', server)),
  migratedPSCDealId: unlisted(text('Migrated Deal', 'Number in the system before this one.', server)),
  migratedPSCPartnerDealId: unlisted(text('Migrated Partner Deal', 'Number in the system before this one.', server)),
});

export const referral = record('Referral', 'A lead or deal, as one party of the engagement sees it.', {
  '@odata.context': Type.Optional(
    Type.Unsafe<string>({
      type: 'string',
      title: 'OData Context',
      description: 'Address of the description of this reply.',
      ...server,
      perReply: true,
    }),
  ),
  campaignId: text('Campaign ID', 'Identifier of the marketing campaign that the deal came from.'),
  consent,
  createdDateTime: always(dateTime('Created at', 'When the referral was created.', server)),
  customerProfile,
  details,
  eTag: always(text('ETag', 'Version of the document; send it, quotes included, as if-match.', server)),
  engagementId: always(
    text(
      'Engagement ID',
      'Identifier that the referrals of all parties of one deal share; send it to create the connected referral.',
    ),
  ),
  expirationDateTime: dateTime('Expires at', 'When the invitation lapses if nobody answers it.', server),
  externalReferenceId: text('External Reference ID', 'Identifier of the deal in your own CRM.'),
  favorite: flag('Favorite', 'Yes when the deal is marked as a favorite.'),
  id: always(text('Referral ID', 'Identifier of this referral.', server)),
  inviteContext,
  lastModifiedVia: text('Last Modified by', 'What made the latest change.', server),
  lastRunId: text('Last Run ID', 'Identifier of the latest run that changed the referral.', server),
  links: record(
    'Links',
    'Addresses of this referral and of all referrals of its engagement.',
    {
      relatedReferrals: link('Related Referrals', 'all referrals of the engagement'),
      self: link('Self', 'this referral'),
    },
    { ...server, perReply: true },
  ),
  name: text('Deal Name', 'Name of the deal.'),
  organizationId: always(text('Organization ID', 'Identifier of the organization that owns this referral.', server)),
  organizationName: text('Organization Name', 'Name of the organization that owns this referral.', server),
  qualification: choice(qualifications, 'Qualification', 'How far the lead was qualified before it became a deal.'),
  referralProgram: text('Referral Program', 'Program that the deal belongs to.'),
  salesStage: text('Sales Stage', `Where the sale stands: ${salesStages.join(', ')}, or a percentage such as 40.`),
  status: always(choice(statuses, 'Status', 'Where the referral stands; a closed one never opens again.')),
  statusReason: text('Status Reason', 'Why the referral has this status, for example why it was lost.'),
  substatus: always(choice(substatuses, 'Substatus', 'Finer state: what is possible depends on the status.')),
  target: list(
    'Targets',
    'Whom or what the referral is for.',
    record('Target', 'One solution profile or organization.', {
      id: text('Target ID', 'SOL-12345-ABC, a GUID, or msft for Microsoft.'),
      type: choice(
        targetTypes,
        'Target Type',
        'SolutionProfile for a solution, BusinessProfileLocation for a company.',
      ),
    }),
  ),
  team: list('Sales Team', 'People of the selling side.', teamMember('sales team')),
  trackingInfo,
  type: always(
    choice(referralTypes, 'Referral Type', 'Independent for a deal of one party, Shared for one of several.'),
  ),
  updatedDateTime: always(dateTime('Updated at', 'When the referral was changed last.', server)),
  mpnId: text('MPN ID', 'Partner location that the deal belongs to.'),
  registrations: list('Registrations', 'Deal registrations of this referral.', registration, server),
  registrationStatus: text('Registration Status', 'Where the registration of the deal stands.', server),
  callToAction: text('Call to Action', 'What the customer chose in the marketplace.'),
  referralSource: text('Source', 'Where the lead came from.'),
  quality: text('Quality', 'How good the service takes the lead to be.', server),
  isSpam: flag('Spam', 'Yes when the service takes the lead for spam.', server),
  direction: always(
    choice(directions, 'Direction', 'Outgoing for your own deal, Incoming for one that you were invited to.', server),
  ),
  tags: list(
    'Tags',
    'Labels that the service gave the referral.',
    Type.String({ title: 'Tag', description: 'One label.' }),
    server,
  ),
  acceptedDateTime: dateTime('Accepted at', 'When the referral was accepted.', server),
  closedDateTime: dateTime('Closed at', 'When the referral was closed.', server),
  dealSensitivity: unlisted(text('Deal Sensitivity', 'How confidential the deal is.', server)),
  createdVia: unlisted(text('Created Via', 'What created the referral.', server)),
});

export type Referral = Static<typeof referral>;
export type Registration = Static<typeof registration>;
export type TeamMember = Referral['team'][number];

/** One page of the list. */
export const referralPage = record('Referrals', 'One page of referrals.', {
  '@odata.context': always(text('OData Context', 'Address of the description of this reply.')),
  '@odata.count': Type.Optional(
    Type.Integer({
      format: 'int32',
      title: 'OData Count',
      description: 'Number of all referrals that match, present when Count was asked for.',
    }),
  ),
  value: list('Referrals', 'The referrals of this page.', referral),
  '@odata.nextLink': Type.Optional(
    Type.String({
      title: 'Next Page',
      description: 'Address of the next page, absent on the last one.',
      'x-ms-visibility': 'internal',
    }),
  ),
});
