import type { RegistrationStatus, Status, Substatus } from '../../connector/model/schemas/choices';
import type { Party } from '../organizations';

/** One demo deal; times are days before the start. */
export interface DemoDeal {
  readonly customer: string;
  readonly subject: string;
  readonly city: string;
  readonly region?: string;
  readonly country: string;
  readonly state: readonly [Status, Substatus];
  readonly direction: 'Incoming' | 'Outgoing';
  readonly type: 'Independent' | 'Shared';
  readonly qualification: 'Direct' | 'MarketingQualified' | 'SalesQualified' | 'None';
  readonly value: number;
  readonly currency: string;
  readonly sellers: readonly string[];
  readonly age: number;
  readonly closed?: number;
  readonly reason?: string;
  /** State of Microsoft's copy, where Microsoft is a party. */
  readonly microsoft?: readonly [Status, Substatus];
  readonly help?: 'GeneralOrOther' | 'ProofOfConceptOrDemo' | 'QuotesOrLicensing' | 'CustomerTechnicalArchitecture';
  readonly private?: true;
  readonly registration?: { status: RegistrationStatus; reason?: string; pricing?: 'PayAsYouGo' | 'Other' };
  readonly owner?: Party;
  readonly id?: string;
  readonly engagementId?: string;
}

export const demoSolutions = [{ id: 'SOL-34104-EBB', name: 'Supply Chain Insights', type: 'Name' }] as const;

const r2d2 = 'r2d2@contoso.com';
const c3po = 'c3po@contoso.com';
const bb8 = 'bb8@contoso.com';

const unanswered = ['New', 'Pending'] as const;
const received = ['New', 'Received'] as const;
const accepted = ['Active', 'Accepted'] as const;
const won = ['Closed', 'Won'] as const;
const lost = ['Closed', 'Lost'] as const;

/** What Microsoft sends: shared, qualified, and Microsoft has its own copy of it. */
const invitation = {
  direction: 'Incoming',
  type: 'Shared',
  qualification: 'SalesQualified',
  microsoft: accepted,
} as const;
/** What a customer sends over the partner's public profile. */
const lead = { direction: 'Incoming', type: 'Independent', qualification: 'Direct' } as const;
const coSell = {
  direction: 'Outgoing',
  type: 'Shared',
  qualification: 'SalesQualified',
  help: 'GeneralOrOther',
} as const;
const partnerLed = { direction: 'Outgoing', type: 'Independent', qualification: 'SalesQualified' } as const;

const us = { city: 'Redmond', region: 'WA', country: 'US', currency: 'USD' } as const;
const de = { city: 'Berlin', country: 'DE', currency: 'EUR' } as const;
const gb = { city: 'London', country: 'GB', currency: 'GBP' } as const;
const jp = { city: 'Tokyo', country: 'JP', currency: 'JPY' } as const;
const nl = { city: 'Utrecht', country: 'NL', currency: 'EUR' } as const;
const fr = { city: 'Lyon', country: 'FR', currency: 'EUR' } as const;

// biome-ignore format: one deal a line reads as the table that it is
export const demoDeals: readonly DemoDeal[] = [
  // Invitations with a week or more left. The first is the one that the list page of the documentation shows.
  { customer: 'Fabrikam Customer Inc', subject: 'training for Microsoft 365', ...us, ...lead, state: unanswered, value: 10_000, sellers: [], age: 1,
    id: 'c5fbb3b6-be74-4795-9fb5-4324c73fed37', engagementId: '65edc0b5-3485-41b7-a17e-dfa9ef4706e2' },
  { customer: 'Adventure Works', subject: 'a data warehouse', ...us, ...invitation, state: unanswered, value: 120_000, sellers: [r2d2], age: 0.2 },
  { customer: 'Alpine Ski House', subject: 'a booking app', ...de, ...invitation, state: unanswered, value: 80_000, sellers: [c3po], age: 0.5 },
  { customer: 'Bellows College', subject: 'a campus network', ...gb, ...invitation, state: received, value: 45_000, sellers: [r2d2], age: 1.5 },
  { customer: 'Best For You Organics', subject: 'a web shop', ...us, ...lead, state: unanswered, value: 15_000, sellers: [], age: 2 },
  { customer: 'Consolidated Messenger', subject: 'route planning', ...nl, ...invitation, state: received, value: 60_000, sellers: [bb8], age: 2.5 },
  { customer: 'Fourth Coffee', subject: 'loyalty cards', ...us, ...invitation, state: unanswered, value: 30_000, sellers: [c3po], age: 3 },
  { customer: 'Graphic Design Institute', subject: 'rendering in the cloud', ...fr, ...lead, state: unanswered, value: 22_000, sellers: [], age: 3.5 },
  { customer: 'Humongous Insurance', subject: 'claims handling', ...us, ...invitation, state: unanswered, value: 400_000, sellers: [r2d2, c3po], age: 4 },
  { customer: 'Lamna Healthcare', subject: 'patient records', ...gb, ...invitation, state: received, value: 250_000, sellers: [r2d2], age: 4.5 },
  { customer: 'Liberty Delightful Bakery', subject: 'a till system', ...de, ...lead, state: unanswered, value: 8_000, sellers: [], age: 5 },
  { customer: 'Lucerne Publishing', subject: 'document search', ...us, ...invitation, state: unanswered, value: 55_000, sellers: [bb8], age: 5.2 },
  { customer: 'Margie Travel', subject: 'a chat bot', ...jp, ...invitation, state: unanswered, value: 9_000_000, sellers: [c3po], age: 5.5 },
  { customer: 'Munson Farms', subject: 'sensors in the field', ...us, ...invitation, state: received, value: 70_000, sellers: [r2d2], age: 5.8 },
  { customer: 'Nod Publishers', subject: 'print on demand', ...nl, ...lead, state: unanswered, value: 12_000, sellers: [], age: 6 },
  // Invitations that lapse soon.
  { customer: 'Northwind Traders', subject: 'stock keeping', ...us, ...invitation, state: unanswered, value: 95_000, sellers: [bb8], age: 11 },
  { customer: 'Proseware', subject: 'a call centre', ...gb, ...invitation, state: received, value: 65_000, sellers: [c3po], age: 12 },
  // Deals of our own, open.
  { customer: 'Relecloud', subject: 'a move of servers', ...us, ...coSell, state: accepted, value: 180_000, sellers: [r2d2], age: 20, microsoft: accepted },
  { customer: 'School of Fine Art', subject: 'an online gallery', ...fr, ...coSell, state: accepted, value: 40_000, sellers: [r2d2], age: 9, microsoft: unanswered },
  { customer: 'Southridge Video', subject: 'a streaming service', ...us, ...coSell, state: accepted, value: 310_000, sellers: [c3po, r2d2], age: 33, microsoft: ['Closed', 'Declined'] },
  { customer: 'Tailspin Toys', subject: 'demand forecasts', ...us, ...coSell, help: 'ProofOfConceptOrDemo', state: accepted, value: 90_000, sellers: [bb8], age: 15, microsoft: accepted },
  { customer: 'The Phone Company', subject: 'fraud detection', ...de, ...partnerLed, state: accepted, value: 140_000, sellers: [c3po], age: 27 },
  { customer: 'Trey Research', subject: 'a research cluster', ...gb, ...partnerLed, state: accepted, value: 75_000, sellers: [r2d2], age: 41 },
  { customer: 'VanArsdel', subject: 'machine upkeep', ...us, ...partnerLed, state: accepted, value: 20_000, sellers: [bb8], age: 6, private: true },
  { customer: 'Wide World Importers', subject: 'customs papers', ...nl, ...partnerLed, state: accepted, value: 33_000, sellers: [c3po], age: 50, private: true },
  // Deals that we were invited to, open.
  { customer: 'Wingtip Toys', subject: 'a product catalogue', ...us, ...invitation, state: accepted, value: 58_000, sellers: [r2d2], age: 18 },
  { customer: 'Woodgrove Bank', subject: 'a risk model', ...gb, ...invitation, state: accepted, value: 500_000, sellers: [c3po, bb8], age: 25 },
  { customer: 'Blue Yonder Airlines', subject: 'crew planning', ...us, ...invitation, qualification: 'MarketingQualified', state: accepted, value: 210_000, sellers: [r2d2], age: 38 },
  { customer: 'City Power and Light', subject: 'smart meters', ...jp, ...lead, state: accepted, value: 4_000_000, sellers: [bb8], age: 13 },
  // Won, and eligible for a registration that nobody has made yet.
  { customer: 'Coho Winery', subject: 'a harvest forecast', ...us, ...coSell, state: won, value: 85_000, sellers: [r2d2], age: 120, closed: 6, microsoft: won },
  { customer: 'Contoso Pharmaceuticals', subject: 'trial data', ...de, ...coSell, state: won, value: 260_000, sellers: [c3po], age: 110, closed: 10, microsoft: accepted },
  { customer: 'Datum Corporation', subject: 'a data platform', ...us, ...partnerLed, state: won, value: 64_000, sellers: [bb8], age: 100, closed: 3 },
  // Won and registered.
  { customer: 'First Up Consultants', subject: 'time sheets', ...us, ...coSell, state: won, value: 150_000, sellers: [r2d2], age: 105, closed: 8, microsoft: won,
    registration: { status: 'ActionRequired', reason: 'The contract value does not match the contract.' } },
  { customer: 'Fincher Architects', subject: 'building models', ...gb, ...partnerLed, state: won, value: 72_000, sellers: [c3po], age: 98, closed: 7,
    registration: { status: 'Approved' } },
  { customer: 'Litware', subject: 'licence counting', ...us, ...invitation, state: won, value: 1_600_000, sellers: [r2d2], age: 130, closed: 9,
    registration: { status: 'ReviewPending' } },
  // Closed otherwise.
  { customer: 'Parnell Aerospace', subject: 'flight tests', ...us, ...coSell, state: lost, value: 700_000, sellers: [bb8], age: 90, closed: 20, microsoft: lost, reason: 'The customer chose another vendor.' },
  { customer: 'Olive Tree Hotels', subject: 'room rates', ...fr, ...partnerLed, state: lost, value: 26_000, sellers: [c3po], age: 75, closed: 30, reason: 'The budget was cut.' },
  { customer: 'Terra Firm', subject: 'a land register', ...nl, ...invitation, state: lost, value: 190_000, sellers: [r2d2], age: 82, closed: 14, reason: 'The time was too short.' },
  { customer: 'Tasty Noodles', subject: 'a delivery app', ...jp, ...invitation, state: ['Closed', 'Declined'], value: 2_500_000, sellers: [bb8], age: 44, closed: 40, reason: 'Not our line of work.' },
  { customer: 'Vista Windows and Doors', subject: 'order tracking', ...us, ...lead, state: ['Closed', 'Declined'], value: 9_500, sellers: [], age: 36, closed: 35, reason: 'The customer did not respond.' },
  { customer: 'Wolf Logistics', subject: 'a fleet map', ...de, ...invitation, state: ['Closed', 'Expired'], value: 88_000, sellers: [c3po], age: 30, closed: 16 },
  { customer: 'Zava Sports', subject: 'a fan app', ...us, ...lead, state: ['Closed', 'Expired'], value: 11_000, sellers: [], age: 28, closed: 14 },
  { customer: 'Weave and Wear', subject: 'pattern making', ...gb, ...partnerLed, state: ['Closed', 'Error'], value: 5_000, sellers: [bb8], age: 22, closed: 21, reason: 'Duplicate of another deal.' },
  // Of the second partner.
  { customer: 'Adatum Retail', subject: 'shelf cameras', ...nl, ...coSell, help: 'QuotesOrLicensing', state: accepted, value: 33_000, sellers: ['dana@fabrikam.example'], age: 48, owner: 'partner2' },
  { customer: 'Fabrikam Residences', subject: 'door locks', ...us, ...partnerLed, state: accepted, value: 47_000, sellers: ['dana@fabrikam.example'], age: 12, owner: 'partner2' },
];
