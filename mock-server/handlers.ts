/** What each action does: load, check, apply the rule, store, answer. */
import type { Operations } from '../connector/model/operations';
import type { Handlers } from '../connector/model/types';
import type { Context } from './context';
import { invalidRequest } from './errors';
import { pageOf, readQuery } from './odata/query';
import { assertReadable, assertWritable, isListed, noSuchReferral, takesPart } from './rules/access';
import { createReferral, ownerOf } from './rules/create';
import { completeReferral, type ReferralDraft, type StoredReferral } from './rules/document';
import { assertMatch } from './rules/etag';
import { patched } from './rules/patch';
import { returnsRepresentation } from './rules/prefer';
import { assertChangeable, type Moment, register, resubmit } from './rules/registration';
import { replaceReferral } from './rules/replace';
import { assertTransition } from './rules/status';
import { type World, write } from './world';

export const handlers: Handlers<Operations, Context> = {
  GetAllReferrals({ query: options }, { world, caller, representation, pageSize }) {
    const query = readQuery(options);
    const page = pageOf(visibleTo(caller, world, query.engagementId), query, pageSize);
    return { status: 200, body: representation.page(page, options, query.project) };
  },

  CreateReferral({ body }, context) {
    const { world, caller } = context;
    const { referrals, organizations } = world;
    const owner = ownerOf(body, caller.party, organizations);
    const created = createReferral(body, owner, caller.party, organizations, {
      id: world.newId(),
      engagementId: joinedEngagement(body, context) ?? world.newId(),
      eTag: world.newETag(),
      createdDateTime: world.newTimestamp(),
      now: world.clock.now(),
    });
    referrals.put(created);
    return shown(created, context);
  },

  GetReferralById({ params }, context) {
    return shown(readable(params.id, context), context);
  },

  UpdateReferralById({ params, headers, body }, context) {
    const referral = writable(params.id, headers['if-match'], context);
    const replaced = replaceReferral(referral, body);
    return shown(replaced === referral ? referral : write(context.world, referral, replaced), context);
  },

  PatchReferralById({ params, headers, body }, context) {
    const referral = writable(params.id, headers['if-match'], context);
    const changed = completeReferral(patched(referral, body, context.patchValues.referral));
    assertTransition(referral, changed);
    return answered(write(context.world, referral, changed), headers.prefer, context);
  },

  CreateDealRegistrationByReferralId({ params, headers, body }, context) {
    const { world } = context;
    const referral = writable(params.id, headers['if-match'], context);
    const copies = world.referrals.inEngagement(referral.engagementId);
    const registered = body.reduce(
      (registering, { value }) => register(registering, value, copies, { id: world.newId(), ...moment(world) }),
      referral,
    );
    return answered(write(world, referral, registered), headers.prefer, context);
  },

  PatchDealRegistrationByReferralId({ params, headers, body }, context) {
    const { world } = context;
    const referral = writable(params.id, headers['if-match'], context);
    assertChangeable(referral);
    const changed = completeReferral(patched(referral, body, context.patchValues.registration));
    const resubmitted = resubmit(changed, world.referrals.inEngagement(referral.engagementId), moment(world));
    return answered(write(world, referral, resubmitted), headers.prefer, context);
  },
};

const moment = ({ clock, newTimestamp }: World): Moment => ({ now: clock.now(), timestamp: newTimestamp() });

/** The referrals that a list shows, and those of other parties where the query asks for one engagement of the caller. */
function visibleTo(caller: Context['caller'], { referrals }: Context['world'], engagementId: string | undefined) {
  const copies = engagementId === undefined ? [] : referrals.inEngagement(engagementId);
  if (takesPart(caller, copies)) return copies;
  return [...referrals.all()].filter((referral) => isListed(caller, referral));
}

/** The engagement that a new referral names. Throws a 400 unless the caller takes part in it. */
function joinedEngagement({ engagementId }: ReferralDraft, { world, caller }: Context): string | undefined {
  if (engagementId === undefined || engagementId === null) return undefined;
  if (takesPart(caller, world.referrals.inEngagement(engagementId))) return engagementId;
  throw invalidRequest(
    `There is no engagement ${engagementId.slice(0, 80)} to join; leave engagementId out to begin a new one.`,
    'engagementId',
  );
}

function readable(id: string, { world: { referrals }, caller }: Context): StoredReferral {
  const referral = referrals.get(id);
  if (referral === undefined) throw noSuchReferral(id);
  assertReadable(caller, referral, referrals.inEngagement(referral.engagementId));
  return referral;
}

function writable(id: string, ifMatch: string | undefined, context: Context): StoredReferral {
  const { world, caller } = context;
  const referral = readable(id, context);
  assertWritable(caller, referral, world.referrals.inEngagement(referral.engagementId));
  if (ifMatch !== undefined) assertMatch(ifMatch, referral.eTag);
  return referral;
}

function shown(referral: StoredReferral, { representation }: Context) {
  return { status: 200, body: representation.one(referral), headers: { ETag: referral.eTag } } as const;
}

/** The answer to a PATCH: the referral where the request prefers it, else nothing but its new ETag. */
function answered(referral: StoredReferral, prefer: string | undefined, context: Context) {
  if (!returnsRepresentation(prefer)) return { status: 204, headers: { ETag: referral.eTag } } as const;
  const { headers, ...answer } = shown(referral, context);
  return { ...answer, headers: { ...headers, 'Preference-Applied': 'return=representation' } } as const;
}
