/** The seven actions: the truth that the documents, the routes, the validation and the handlers' types derive from. */
import { byId, conditional, correlated, odataOptions, preferring } from './parameters';
import { everyReply, failuresOfCreate, failuresOfList, failuresOfRead, failuresOfWrite, withETag } from './responses';
import { referralPatch, registrationAddition, registrationPatch } from './schemas/patches';
import { referral, referralPage } from './schemas/referral';
import type { Operation } from './types';

const changed = { description: 'The referral after the change.', schema: referral, headers: withETag } as const;
const unrequested = {
  description: 'Changed; the request did not ask for the referral with Prefer.',
  headers: withETag,
} as const;

export const operations = {
  GetAllReferrals: {
    method: 'GET',
    path: '/referrals',
    summary: 'List referrals',
    description: 'Reads the referrals of your organization, page by page, filtered and ordered as asked.',
    'x-ms-visibility': 'important',
    'x-ms-pageable': { nextLinkName: '@odata.nextLink' },
    request: { query: odataOptions, headers: correlated },
    responses: {
      200: { description: 'One page of referrals.', schema: referralPage, headers: everyReply },
      ...failuresOfList,
    },
  },
  CreateReferral: {
    method: 'POST',
    path: '/referrals',
    summary: 'Create a referral',
    description:
      'Creates a deal of your organization, or with an engagement ID the referral that connects another party to it.',
    'x-ms-visibility': 'important',
    request: {
      headers: correlated,
      body: {
        schema: referral,
        description: 'The referral to create: type, customer profile, consent and details at least.',
        partial: true,
        required: ['type', 'customerProfile', 'consent', 'details'],
      },
    },
    responses: {
      200: { description: 'The referral as it was created.', schema: referral, headers: withETag },
      ...failuresOfCreate,
    },
  },
  GetReferralById: {
    method: 'GET',
    path: '/referrals/{id}',
    summary: 'Get a referral',
    description: 'Reads one referral by its identifier.',
    'x-ms-visibility': 'important',
    request: { params: byId, headers: correlated },
    responses: {
      200: { description: 'The referral.', schema: referral, headers: withETag },
      ...failuresOfRead,
    },
  },
  UpdateReferralById: {
    method: 'PUT',
    path: '/referrals/{id}',
    summary: 'Replace a referral (deprecated)',
    description:
      'Writes back a whole referral that was read and changed (deprecated). Update fields of a referral instead.',
    deprecated: true,
    'x-ms-visibility': 'advanced',
    request: {
      params: byId,
      headers: conditional,
      body: {
        schema: referral,
        description: 'The referral as it was read, with your changes. A field that is left out keeps its value.',
        partial: true,
      },
    },
    responses: { 200: changed, ...failuresOfWrite },
  },
  PatchReferralById: {
    method: 'PATCH',
    path: '/referrals/{id}',
    summary: 'Update fields of a referral',
    description: 'Changes single fields of a referral and leaves the others alone.',
    'x-ms-visibility': 'important',
    request: {
      params: byId,
      headers: preferring,
      body: { schema: referralPatch, description: 'The changes, carried out together or not at all.' },
    },
    responses: { 200: changed, 204: unrequested, ...failuresOfWrite },
  },
  CreateDealRegistrationByReferralId: {
    method: 'PATCH',
    path: '/referrals/{id}/',
    summary: 'Register a deal',
    description: 'Adds a deal registration to a won referral that is eligible for one.',
    'x-ms-visibility': 'important',
    request: {
      params: byId,
      headers: preferring,
      body: { schema: registrationAddition, description: 'The registration to add.' },
    },
    responses: { 200: changed, 204: unrequested, ...failuresOfWrite },
  },
  PatchDealRegistrationByReferralId: {
    method: 'PATCH',
    path: '/referrals/{id}//',
    summary: 'Update a deal registration',
    description: 'Changes fields of the deal registration of a referral while its review asks for action.',
    'x-ms-visibility': 'important',
    request: {
      params: byId,
      headers: preferring,
      body: { schema: registrationPatch, description: 'The changes, carried out together or not at all.' },
    },
    responses: { 200: changed, 204: unrequested, ...failuresOfWrite },
  },
} as const satisfies Record<string, Operation>;

export type Operations = typeof operations;
export type OperationId = keyof Operations;
