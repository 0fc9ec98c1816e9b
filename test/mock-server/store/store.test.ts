/** What the mock begins with: the demo and seeds. */
import { test } from 'tap';
import type { Referral } from '../../../connector/model/schemas/referral';
import { buildApp } from '../../../mock-server/app';
import { day, mock, representation, start } from '../../support/mock';
import { newRegistration, registering } from '../../support/samples';

test('the demo', async (t) => {
  const { list, call } = await mock(t, { seed: 'demo' });
  const find = async ($filter: string, options = {}) => (await list({ $filter, ...options })).body.value;

  await t.test('each example query of the list page finds something', async (t) => {
    t.ok((await list({ $select: 'id,status,customerProfile' })).body.value.length > 24);
    t.ok((await list({ $orderby: 'createdDateTime desc' })).body.value.length > 24);
    const newest = { $top: 10, $orderby: 'createdDateTime desc' };
    const examples: [string, object?][] = [
      ["engagementId eq '65edc0b5-3485-41b7-a17e-dfa9ef4706e2'"],
      ["status eq 'New' and qualification eq 'SalesQualified'"],
      ["customerProfile/address/country eq 'US' and direction eq 'Incoming'"],
      ["(type eq 'Shared' and direction eq 'Incoming')", newest],
      ["(direction eq 'Incoming' and substatus eq 'Pending')", newest],
      [
        "status eq 'Active' and direction eq 'Outgoing' and type eq 'Shared' and team/any(t:t/email eq 'r2d2@contoso.com')",
        newest,
      ],
    ];
    for (const [filter, options] of examples) {
      const found = await find(filter, options);
      t.ok(found.length > 0, filter);
      if (options)
        t.same(
          [...found].sort((a, b) => (a.createdDateTime < b.createdDateTime ? 1 : -1)),
          found,
        );
    }
  });

  await t.test('has at least 12 invitations with a week or more left', async (t) => {
    const weekAhead = new Date(start + 7 * day).toISOString();
    t.ok((await find(`status eq 'New' and expirationDateTime ge ${weekAhead}`)).length >= 12);
  });

  await t.test('has every state and both directions', async (t) => {
    const states = [
      'New/Pending',
      'New/Received',
      'Active/Accepted',
      ...['Won', 'Lost', 'Declined', 'Expired', 'Error'].map((s) => `Closed/${s}`),
    ];
    const all = (await list({})).body.value;
    t.same([...new Set(all.map(({ status, substatus }) => `${status}/${substatus}`))].sort(), states.sort());
    for (const state of ['New', 'Active', 'Closed']) {
      const directions = new Set(all.filter(({ status }) => status === state).map(({ direction }) => direction));
      t.equal(directions.size, state === 'New' ? 1 : 2, state);
    }
  });

  await t.test('has three eligible deals without a registration and one that waits for action', async (t) => {
    const won = await find("substatus eq 'Won' and not registrations/any()");
    t.equal(won.length, 3);
    for (const { id } of won) {
      const reply = await call<Referral>('PATCH', `/referrals/${id}/`, {
        body: registering(newRegistration),
        headers: representation,
      });
      t.equal(reply.body.registrationStatus, 'Approved', reply.text);
    }
    t.equal((await find("registrationStatus eq 'ActionRequired'")).length, 1);
  });

  await t.test('is the same at the next start, later', async (t) => {
    const later = await mock(t, { seed: 'demo', clock: { now: () => start + 400 * day } });
    const ids = async (one: typeof later) => (await one.list({ $orderby: 'id' })).body.value.map(({ id }) => id);
    t.same(await ids(later), await ids(await mock(t, { seed: 'demo' })));
  });
});

test('a seed keeps what it gives and makes what it lacks', async (t) => {
  const given = {
    id: 'kept',
    eTag: '"kept"',
    engagementId: 'kept-too',
    organizationId: 'abcd',
    organizationName: 'Tailspin',
    createdDateTime: '2020-10-30T21:03:00Z',
    updatedDateTime: '2020-10-31T21:03:00Z',
    acceptedDateTime: null,
    expirationDateTime: null,
    registrations: null,
    status: 'New',
    substatus: 'Received',
    customerProfile: { size: '', team: null },
    '@odata.context': 'somewhere',
    links: { self: { uri: 'https://elsewhere.example', method: 'GET' } },
  };
  const { list, create } = await mock(t, { seed: [{}, given, { status: 'Closed', substatus: 'Won' }] });
  const [kept, made, won] = (await list({ $orderby: 'createdDateTime,status' })).body.value as [
    Referral,
    Referral,
    Referral,
  ];
  t.match(kept, {
    id: 'kept',
    eTag: '"kept"',
    engagementId: 'kept-too',
    organizationId: 'abcd',
    createdDateTime: '2020-10-30T21:03:00Z',
    updatedDateTime: '2020-10-31T21:03:00Z',
    expirationDateTime: null,
    direction: 'Incoming',
    registrations: [],
    customerProfile: { size: null, team: [] },
    links: { self: { uri: 'http://127.0.0.1:4010/v1.0/engagements/referrals/kept' } },
  });
  t.match(made, {
    id: /^[0-9a-f-]{36}$/,
    eTag: /^"/,
    status: 'Active',
    substatus: 'Accepted',
    direction: 'Outgoing',
    createdDateTime: '2026-06-15T12:00:00.0000000Z',
    acceptedDateTime: '2026-06-15T12:00:00.0000000Z',
    expirationDateTime: null,
  });
  t.equal(won.closedDateTime, won.updatedDateTime);
  t.match(await create(), { organizationId: 'abcd', organizationName: 'Tailspin' }, 'its owner is the default partner');
});

test('an export of the mock is a seed', async (t) => {
  const { list } = await mock(t, { seed: 'demo' });
  const exported = (await list({})).body;
  const again = await mock(t, { seed: exported.value });
  t.same((await again.list({})).body.value, exported.value);
});

test('a seed that does not fit says which referral and why', async (t) => {
  const cases: [unknown[], RegExp][] = [
    [[{}, { status: 'Open' }], /^referral 1: status must be one of/],
    [[{ colour: 1 }], /^referral 0: colour is not known here/],
    [[{ status: 'Active', substatus: 'Won' }], /^referral 0: status Active does not go with substatus Won/],
    [[{ status: 'Closed' }], /^referral 0: status Closed does not go with/],
    [[{ id: 'x' }, { id: 'x' }], /^referral 1: id x is there twice/],
    [[{ createdDateTime: 'yesterday' }], /^referral 0: createdDateTime must be a date and time/],
    [[5], /^referral 0: referral must be an object/],
    [[null], /^referral 0: referral must be an object/],
  ];
  for (const [seed, message] of cases) await t.rejects(buildApp({ seed }), { message });
  const loose = await mock(t, { seed: [{ colour: 1, name: 'x' }], loose: true });
  t.equal((await loose.list({})).body.value[0]?.name, 'x');
});
