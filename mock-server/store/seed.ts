/** Referrals that the mock starts with: what a file or the demo gives, completed by what the service would have set. */
import type { TSchema } from 'typebox';
import type { Substatus } from '../../connector/model/schemas/choices';
import { referral } from '../../connector/model/schemas/referral';
import { timestamp } from '../clock';
import { ApiError, type Finding } from '../errors';
import { organizations } from '../organizations';
import { completeReferral, type ReferralDraft, type StoredReferral } from '../rules/document';
import { assertPair, type State } from '../rules/status';
import { plainJsonFindings } from '../validation/plain-json';
import { compileCheck, createAjv, type Strictness } from '../validation/request';

/** A seed that cannot be used; the message says where and why. */
export class SeedError extends Error {}

export interface SeedMakers {
  /** Milliseconds. */
  readonly now: number;
  readonly newId: () => string;
  readonly newETag: () => string;
}

/** The documents of a seed: an array of referrals, or a list reply as the service gives it. Throws a SeedError. */
export function seedDocuments(json: unknown): unknown[] {
  if (Array.isArray(json)) return json;
  const value = (json as { value?: unknown } | null)?.value;
  if (Array.isArray(value)) return value;
  throw new SeedError('must be a list of referrals, or a list reply with its referrals in value');
}

/**
 * Stored referrals of seed documents, in the order of their creation. What a document gives is kept; ids, dates, ETag and
 * owner are made where they are missing; null says no more than a missing member. Throws a SeedError that names the
 * document by its index.
 */
export function readSeed(documents: readonly unknown[], makers: SeedMakers, strictness: Strictness): StoredReferral[] {
  const check = compileCheck(
    createAjv(strictness),
    referral as TSchema,
    { partial: true, serverFields: 'checked' },
    'referral',
  );
  const seen = new Set<string>();
  const referrals = documents.map((document, index) => {
    const unfit = plainJsonFindings(document);
    const draft = (unfit.length === 0 ? withoutNulls(document) : {}) as ReferralDraft;
    const findings = unfit.length === 0 ? check(draft) : unfit;
    if (findings.length > 0) throw new SeedError(`referral ${index}: ${inWords(findings)}`);
    const seeded = complete(draft, makers, index);
    if (seen.has(seeded.id)) throw new SeedError(`referral ${index}: id ${seeded.id} is there twice`);
    seen.add(seeded.id);
    return seeded;
  });
  return referrals.sort((a, b) => Date.parse(a.createdDateTime) - Date.parse(b.createdDateTime));
}

function complete(draft: ReferralDraft, makers: SeedMakers, index: number): StoredReferral {
  const state = stateOf(draft, index);
  const createdDateTime = draft.createdDateTime ?? timestamp(makers.now);
  const updatedDateTime = draft.updatedDateTime ?? createdDateTime;
  const wasAccepted = ['Accepted', 'Won', 'Lost'].includes(state.substatus);
  return completeReferral({
    ...draft,
    ...state,
    id: draft.id ?? makers.newId(),
    engagementId: draft.engagementId ?? makers.newId(),
    eTag: draft.eTag ?? makers.newETag(),
    organizationId: draft.organizationId ?? organizations.partner.id,
    organizationName: draft.organizationName ?? organizations.partner.name,
    type: draft.type ?? 'Independent',
    direction: draft.direction ?? (state.status === 'New' ? 'Incoming' : 'Outgoing'),
    createdDateTime,
    updatedDateTime,
    acceptedDateTime: draft.acceptedDateTime ?? (wasAccepted ? createdDateTime : null),
    closedDateTime: draft.closedDateTime ?? (state.status === 'Closed' ? updatedDateTime : null),
    registrationStatus: draft.registrationStatus ?? 'None',
  });
}

/** The state of a document; one that says nothing is an accepted deal, a New one an unanswered invitation. */
function stateOf({ status, substatus }: ReferralDraft, index: number): State {
  const given = status ?? 'Active';
  const usual: Substatus | undefined = given === 'New' ? 'Pending' : given === 'Active' ? 'Accepted' : undefined;
  const state = { status: given, substatus: substatus ?? usual ?? 'None' };
  try {
    assertPair(state);
    return state;
  } catch (error) {
    if (error instanceof ApiError) throw new SeedError(`referral ${index}: ${error.message}`);
    throw error;
  }
}

const inWords = (findings: readonly Finding[]) =>
  findings
    .slice(0, 5)
    .map(({ target, message }) => `${target} ${message}`)
    .join('; ');

function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, child]) => child !== null)
      .map(([name, child]) => [name, withoutNulls(child)]),
  );
}
