/** The seven actions, as a client meets them. */
import { test } from 'tap';
import type { Referral } from '../../connector/model/schemas/referral';
import { day, type ErrorBody, leastReferral, mock, representation } from '../support/mock';
import { documentedReferral, microsoftCopy, newRegistration, registering, wonDeal } from '../support/samples';

test('create', async (t) => {
  const { call, create, get, list, clock } = await mock(t);

  await t.test('the documented body works as it stands and comes back accepted', async (t) => {
    const { status, body, headers } = await call<Referral>('POST', '/referrals', { body: documentedReferral });
    t.equal(status, 200);
    t.match(body, {
      ...documentedReferral,
      status: 'Active',
      substatus: 'Accepted',
      direction: 'Outgoing',
      organizationName: 'Contoso Company',
      expirationDateTime: null,
      externalReferenceId: null,
      registrationStatus: 'None',
      createdDateTime: '2026-06-15T12:00:00.0000000Z',
      updatedDateTime: '2026-06-15T12:00:00.0000000Z',
      acceptedDateTime: '2026-06-15T12:00:00.0000000Z',
    });
    t.match(body.eTag, /^"[0-9a-f]{8}-0000-0700-0000-[0-9a-f]{8}0000"$/);
    t.equal(headers.etag, body.eTag);
    t.match(body['@odata.context'], /\$metadata#Referrals\/\$entity$/);
  });

  await t.test('documents come back complete', async (t) => {
    const { id } = await create({ team: [{ email: 'a@contoso.com' }] });
    const referral = await get(id);
    t.same(referral.team, [
      {
        contactPreference: { disableNotifications: null, locale: null },
        email: 'a@contoso.com',
        firstName: null,
        lastName: null,
        phoneNumber: null,
      },
    ]);
    t.same(referral.registrations, []);
    t.same(referral.target, []);
    t.equal(referral.inviteContext.assistanceRequestCode, null);
    t.equal(referral.inviteContext.invitedBy.organizationId, null);
    t.equal(referral.details.dealValue, null);
    t.same(referral.details.requirements.solutions, []);
  });

  await t.test('links lead to the referral and to its engagement', async (t) => {
    const referral = await create();
    const self = await call<Referral>('GET', referral.links.self.uri);
    t.same(self.body, referral);
    const related = await call<{ value: Referral[] }>('GET', referral.links.relatedReferrals.uri);
    t.same(
      related.body.value.map(({ id }) => id),
      [referral.id],
    );
  });

  await t.test('server-set fields are ignored, null stands for not set', async (t) => {
    const referral = await create({ id: 'mine', eTag: 'x', organizationId: 'y', direction: 'Incoming', name: null });
    t.not(referral.id, 'mine');
    t.match(referral, { direction: 'Outgoing', name: null });
  });

  await t.test('an engagementId links the referral to its engagement, for Microsoft as its own copy', async (t) => {
    const first = await create();
    const second = await create({ engagementId: first.engagementId });
    t.equal(second.engagementId, first.engagementId);
    t.not(second.id, first.id);
    const target = [{ type: 'BusinessProfileLocation', id: 'msft' }];
    const theirs = await create({ engagementId: first.engagementId, target });
    t.match(theirs, {
      engagementId: first.engagementId,
      organizationId: 'msft',
      status: 'New',
      substatus: 'Pending',
      direction: 'Incoming',
      expirationDateTime: '2026-06-29T00:00:00.0000000Z',
      acceptedDateTime: null,
    });
    const { body } = await list({ $filter: `engagementId eq '${first.engagementId}'` });
    t.same(body.value.map(({ id }) => id).sort(), [first.id, second.id, theirs.id].sort());
  });

  await t.test('an engagement that does not exist is 400', async (t) => {
    const { status, body } = await call('POST', '/referrals', { body: { ...leastReferral, engagementId: 'nowhere' } });
    t.equal(status, 400);
    t.match(body.error, { code: 'invalidRequest', target: 'engagementId', message: /no engagement nowhere/ });
  });

  await t.test('every failing field is named at once', async (t) => {
    const { status, body } = await call('POST', '/referrals', {
      body: {
        type: 'Sharred',
        consent: { consentToContact: 'yes' },
        details: { dealValue: '5', closingDateTime: 'soon', currency: 'Dollar', requirements: { solutions: [{}] } },
        customerProfile: { size: 'huge', address: { country: 'USA' }, ids: [{ profileType: 'Dnus', id: '1' }] },
        custmerProfile: {},
        team: [{ email: 5 }],
      },
    });
    t.equal(status, 400);
    const named = Object.fromEntries((body.error.innerError?.details ?? []).map((one) => [one.target, one.message]));
    t.same(named, {
      custmerProfile: 'is not known here; did you mean customerProfile?',
      type: 'must be one of Independent, Shared, not "Sharred"',
      'consent/consentToContact': 'must be true or false, not "yes"',
      'details/dealValue': 'must be a number, not "5"',
      'details/closingDateTime': 'must be a date and time with its offset such as 2026-12-01T00:00:00Z, not "soon"',
      'details/currency': 'must be a three-letter ISO 4217 currency code such as USD, not "Dollar"',
      'details/requirements/solutions/0/id': 'is required',
      'customerProfile/size': named['customerProfile/size'],
      'customerProfile/address/country': 'must be a two-letter ISO 3166 country code such as US, not "USA"',
      'customerProfile/ids/0/profileType': 'must be one of Duns, External, not "Dnus"',
      'team/0/email': 'must be text, not 5',
    });
    t.match(named['customerProfile/size'], /1to9employees, 10to50employees/);
    t.ok(body.error.message.includes('details/dealValue must be a number'));
  });

  for (const missing of ['type', 'customerProfile', 'consent', 'details'] as const) {
    await t.test(`without ${missing} it is 400`, async (t) => {
      const { [missing]: _, ...rest } = leastReferral;
      const { status, body } = await call('POST', '/referrals', { body: rest });
      t.equal(status, 400);
      t.equal(body.error.message, `${missing} is required.`);
    });
  }

  await t.test('fields known from real payloads are kept', async (t) => {
    const beyond = {
      details: {
        incentiveLevel: 'High',
        requirements: {
          additionalRequirements: {
            attributes: [{ type: 'CustomerMarketplaceIntent', id: 'HaveNotDecided' }],
            other: 1,
          },
          solutions: [{ id: 'SOL-1', quantity: 2, solutionType: '3P' }],
          offers: [{ anything: [1, { deep: null }] }],
        },
      },
      consent: { consentToMicrosoftToContactSpecificPartners: true },
      customerProfile: { ids: [{ profileType: 'External', id: '1-ABCDEFG' }] },
      salesStage: '40',
      inviteContext: { invitedMpnId: '123' },
    };
    t.match(await create(beyond), beyond);
  });

  await t.test('an empty customer size, as real payloads carry it, is no size', async (t) => {
    t.equal((await create({ customerProfile: { size: '' } })).customerProfile.size, null);
  });

  await t.test('each create is a moment of its own', async (t) => {
    const [a, b] = [await create(), await create()];
    t.ok(a.createdDateTime < b.createdDateTime);
    clock.advance(1);
    t.ok(b.createdDateTime < (await create()).createdDateTime);
  });
});

test('loose drops unknown properties and still refuses wrong values', async (t) => {
  const { call, create } = await mock(t, { loose: true });
  t.notOk('colour' in (await create({ colour: 'red', details: { notes: 'n', mood: 'good' } })));
  const { status } = await call('POST', '/referrals', { body: { ...leastReferral, type: 'None' } });
  t.equal(status, 400);
});

test('get', async (t) => {
  const { call, create, get } = await mock(t);
  const created = await create();
  t.same(await get(created.id), created);
  const unknown = await call('GET', '/referrals/nothing');
  t.equal(unknown.status, 404);
  t.match(unknown.body.error, { code: 'itemNotFound', message: /no referral nothing/ });
  t.equal((await call('GET', `/referrals/${created.id}?$select=id`)).status, 400, 'takes no query options');
  t.equal((await call('GET', '/referrals/')).status, 400, 'an empty id is no id');
});

test('put', async (t) => {
  const { call, create, get } = await mock(t);

  await t.test('takes the document as it was read and changed, links and server-set fields included', async (t) => {
    const read = await create(documentedReferral);
    const { status, body, headers } = await call<Referral>('PUT', `/referrals/${read.id}`, {
      body: { ...read, externalReferenceId: 'CRM-1', eTag: 'nonsense', organizationId: 'nonsense' },
      headers: { 'if-match': read.eTag },
    });
    t.equal(status, 200);
    t.not(body.eTag, read.eTag);
    t.equal(headers.etag, body.eTag);
    t.ok(body.updatedDateTime > read.updatedDateTime);
    const { eTag, updatedDateTime } = body;
    t.same(body, { ...read, externalReferenceId: 'CRM-1', eTag, updatedDateTime });
    t.same(await get(read.id), body);
  });

  await t.test('null clears, what is left out keeps its value', async (t) => {
    const read = await create(documentedReferral);
    const { body } = await call<Referral>('PUT', `/referrals/${read.id}`, {
      body: { name: null, details: { currency: null, dealValue: 1 }, team: [] },
      headers: { 'if-match': '*' },
    });
    t.match(body, { name: null, statusReason: read.statusReason, team: [], customerProfile: read.customerProfile });
    t.match(body.details, { ...read.details, currency: null, dealValue: 1 });
  });

  await t.test('without if-match it is 400, with a stale one 412, and exactly one of two writers wins', async (t) => {
    const read = await create();
    const put = (name: string, ifMatch?: string) =>
      call<ErrorBody & Referral>('PUT', `/referrals/${read.id}`, {
        body: { name },
        headers: ifMatch === undefined ? {} : { 'if-match': ifMatch },
      });
    const without = await put('x');
    t.equal(without.status, 400);
    t.match(without.body.error, { target: 'if-match', message: /if-match header is required/ });
    const replies = await Promise.all([put('first', read.eTag), put('second', read.eTag)]);
    t.same(replies.map(({ status }) => status).sort(), [200, 412]);
    const loser = replies.find(({ status }) => status === 412)!.body;
    t.match(loser.error, {
      code: 'preconditionFailed',
      target: 'ETag',
      innerError: { code: '99918', details: null },
    });
    t.match((await put('unquoted', read.eTag.replaceAll('"', ''))).body.error, { message: /double quotes/ });
    t.equal((await put('listed', `"other", ${(await get(read.id)).eTag}`)).status, 200);
  });

  await t.test('an id of another document is 400', async (t) => {
    const read = await create();
    const reply = await call('PUT', `/referrals/${read.id}`, { body: { id: 'other' }, headers: { 'if-match': '*' } });
    t.equal(reply.status, 400);
    t.equal(reply.body.error.target, 'id');
  });

  await t.test('a transition that does not exist is 400', async (t) => {
    const read = await create();
    const reply = await call('PUT', `/referrals/${read.id}`, {
      body: { status: 'New', substatus: 'Pending' },
      headers: { 'if-match': '*' },
    });
    t.equal(reply.status, 400);
    t.match(
      reply.body.error.message,
      /Active\/Accepted cannot become New\/Pending.*Allowed from here: Active\/Accepted/,
    );
  });
});

const set = (path: string, value: unknown, op = 'replace') => ({ op, path, value });

test('patch', async (t) => {
  const { call, create, get } = await mock(t);
  const patch = (id: string, body: unknown, headers: Record<string, string> = representation) =>
    call<Referral & ErrorBody>('PATCH', `/referrals/${id}`, { body, headers });

  await t.test('with Prefer answers with the referral, without it with 204 and nothing', async (t) => {
    const { id } = await create();
    const shown = await patch(id, [set('/details/notes', 'new')]);
    t.equal(shown.status, 200);
    t.equal(shown.body.details.notes, 'new');
    t.equal(shown.headers['preference-applied'], 'return=representation');
    const silent = await patch(id, [set('/details/notes', 'newer')], {});
    t.equal(silent.status, 204);
    t.equal(silent.text, '');
    t.equal(silent.headers['content-length'], undefined);
    t.equal((await get(id)).details.notes, 'newer');
    t.equal((await get(id)).eTag, silent.headers.etag);
  });

  await t.test('takes numbers as text', async (t) => {
    const { id } = await create();
    const { body } = await patch(id, [
      set('/details/dealValue', '10000'),
      set('/details/requirements/solutions/-', { id: 'SOL-1', price: '2.5' }, 'add'),
    ]);
    t.equal(body.details.dealValue, 10000);
    t.equal(body.details.requirements.solutions[0]?.price, 2.5);
  });

  await t.test('appends to and replaces teams, each member complete', async (t) => {
    const { id } = await create();
    const { body } = await patch(id, [
      set('/team/-', { email: 'a@contoso.com' }, 'add'),
      set('/team/-', { email: 'b@contoso.com' }, 'add'),
      set('/customerProfile/team', [{ firstName: 'Ann' }]),
    ]);
    t.same(
      body.team.map(({ email, phoneNumber }) => [email, phoneNumber]),
      [
        ['a@contoso.com', null],
        ['b@contoso.com', null],
      ],
    );
    t.match(body.customerProfile.team, [{ firstName: 'Ann', contactPreference: { locale: null } }]);
  });

  await t.test('all operations or none, and every failing one is named by its index', async (t) => {
    const before = await create();
    const { status, body } = await patch(before.id, [
      set('/details/notes', 'changed'),
      set('/details/dealValue', 'much'),
      set('/name', 'x'),
      set('/Status', 'Active'),
      { op: 'remove', path: '/details/notes' },
    ]);
    t.equal(status, 400);
    const targets = (body.error.innerError?.details ?? []).map(({ target, message }) => [target, message.slice(0, 30)]);
    t.same(targets.map(([target]) => target).sort(), ['/Status', '/details/notes', '/details/notes', '/name']);
    t.match(body.error.message, /\(operation 2\): path must be one of/);
    t.same(await get(before.id), before);
    const value = await patch(before.id, [set('/details/notes', 'changed'), set('/details/dealValue', 'much')]);
    t.equal(value.body.error.message, '/details/dealValue (operation 1): value must be a number, not "much".');
    t.same(await get(before.id), before);
  });

  const bad: [string, unknown, RegExp][] = [
    ['an empty array', [], /empty list/],
    ['no array', { op: 'replace', path: '/details/notes', value: 'x' }, /must be a list, not an object/],
    ['null', 'null', /must be a list/],
    ['an operation that is no object', [5], /operation 0\): must be an object/],
    ['a path up the tree', [set('/../details/notes', 'x')], /path must be one of/],
    ['a path to the prototype', [set('/__proto__/polluted', 'x')], /path must be one of/],
    ['a path to the constructor', [set('/constructor', 'x')], /path must be one of/],
    ['an index', [set('/team/0/email', 'x')], /path must be one of/],
    ['a registration path', [set('/registrations/-', {}, 'add')], /path must be one of/],
    ['no value', [{ op: 'replace', path: '/details/notes' }], /value is required/],
    ['a member that nobody knows', [{ ...set('/details/notes', 'x'), from: '/name' }], /from is not known here/],
    ['a replacement of what is not there', [set('/team/-', { email: 'x' })], /replace finds nothing there; use add/],
    ['null for a status', [set('/status', null)], /value must be/],
    [
      'an unknown team member field',
      [set('/team', [{ mail: 'x' }])],
      /member 0\/mail is not known here; did you mean email/,
    ],
    ['an unknown stage of status', [set('/status', 'Open')], /must be one of None, New, Active, Closed/],
  ];
  for (const [what, body, message] of bad) {
    await t.test(`${what} is 400`, async (t) => {
      const before = await create();
      const reply = await patch(before.id, body);
      t.equal(reply.status, 400);
      t.match(reply.body.error.message, message);
      t.same(await get(before.id), before);
    });
  }

  await t.test('if-match is honoured when it is sent', async (t) => {
    const { id, eTag } = await create();
    const notes = [set('/details/notes', 'x')];
    t.equal((await patch(id, notes, { 'if-match': eTag })).status, 204);
    const stale = await patch(id, notes, { 'if-match': eTag });
    t.equal(stale.status, 412);
    t.equal(stale.body.error.innerError?.code, '99918');
  });

  await t.test('a deal is won with both fields, and then takes no other change', async (t) => {
    const { id } = await create();
    const half = await patch(id, [set('/status', 'Closed')]);
    t.equal(half.status, 400);
    t.match(half.body.error.message, /status Closed does not go with substatus Accepted.*Send both/);
    const won = await patch(id, [set('/status', 'Closed'), set('/substatus', 'Won'), set('/statusReason', 'Signed.')]);
    t.equal(won.status, 200);
    t.equal(won.body.closedDateTime, won.body.updatedDateTime);
    const again = await patch(id, [set('/details/notes', 'x')]);
    t.equal(again.status, 400);
    t.match(again.body.error.message, /deal registrations and no other change/);
    const reopened = await patch(id, [set('/status', 'Active'), set('/substatus', 'Accepted')]);
    t.match(reopened.body.error.message, /Closed\/Won cannot become Active\/Accepted/);
    const unchanged = await call<Referral>('PUT', `/referrals/${id}`, { body: won.body, headers: { 'if-match': '*' } });
    t.equal(unchanged.status, 200, 'a PUT that changes nothing');
    t.same(unchanged.body, won.body);
    const changing = await call('PUT', `/referrals/${id}`, { body: { name: 'x' }, headers: { 'if-match': '*' } });
    t.equal(changing.status, 400);
  });
});

test('an invitation is answered', async (t) => {
  const invitation = {
    status: 'New',
    substatus: 'Pending',
    type: 'Shared',
    expirationDateTime: '2026-06-20T00:00:00Z',
  };
  const { call, list, clock } = await mock(t, { seed: [invitation, invitation] });
  const [first, second] = (await list({})).body.value as [Referral, Referral];
  clock.advance(day);
  const answer = (id: string, status: string, substatus: string) =>
    call<Referral>('PATCH', `/referrals/${id}`, {
      body: [set('/status', status), set('/substatus', substatus)],
      headers: representation,
    });
  t.equal((await answer(first.id, 'New', 'Received')).body.expirationDateTime, '2026-06-20T00:00:00Z');
  const accepted = (await answer(first.id, 'Active', 'Accepted')).body;
  t.match(accepted, { acceptedDateTime: accepted.updatedDateTime, expirationDateTime: null, closedDateTime: null });
  const declined = (await answer(second.id, 'Closed', 'Declined')).body;
  t.match(declined, { acceptedDateTime: null, closedDateTime: declined.updatedDateTime });
  t.equal((await answer(second.id, 'Closed', 'Declined')).status, 400);
});

test('deal registration', async (t) => {
  const help = { inviteContext: { assistanceRequestCode: 'GeneralOrOther' } };
  const register = async (deal: object, registration: object = newRegistration, more: object[] = []) => {
    const { call } = await mock(t, { seed: [{ ...wonDeal, ...deal }, ...more] });
    return call<Referral & ErrorBody>('PATCH', `/referrals/${wonDeal.id}/`, {
      body: registering(registration),
      headers: representation,
    });
  };

  await t.test('an eligible deal is registered with id, date, status and history', async (t) => {
    const { status, body } = await register({});
    t.equal(status, 200);
    t.equal(body.registrationStatus, 'Approved');
    t.equal(body.registrations.length, 1);
    t.match(body.registrations[0], {
      ...newRegistration,
      id: /^[0-9a-f-]{36}$/,
      status: 'Approved',
      registrationDateTime: /^2026-06-15T12:00:00\.\d{7}Z$/,
      statusHistory: { approvedDateTime: /^2026-06-15/, reviewPendingDateTime: null },
    });
  });

  const ineligible: [string, object, RegExp, object[]?][] = [
    [
      'a deal that is not won',
      { status: 'Active', substatus: 'Accepted', closedDateTime: null },
      /Active\/Accepted, not Closed\/Won/,
    ],
    ['a private deal', { consent: { consentToShareReferralWithMicrosoftSellers: false } }, /is private/],
    ['a small deal', { details: { ...wonDeal.details, dealValue: 24999 } }, /25000 USD/],
    ['a deal without a currency', { details: { ...wonDeal.details, currency: null } }, /of no currency/],
    ['a deal won at once', { createdDateTime: wonDeal.closedDateTime }, /72 hours/],
    ['a co-sell deal that Microsoft is not in', help, /no referral of Microsoft/],
    [
      'a co-sell deal that Microsoft has not accepted',
      help,
      /not accepted/,
      [{ ...microsoftCopy, status: 'New', substatus: 'Pending' }],
    ],
  ];
  for (const [what, deal, message, more] of ineligible) {
    await t.test(`${what} is 400 that says so`, async (t) => {
      const { status, body } = await register(deal, newRegistration, more);
      t.equal(status, 400);
      t.match(body.error, { target: 'registrations', message });
    });
  }

  await t.test('a co-sell deal that Microsoft accepted is registered', async (t) => {
    t.equal((await register(help, newRegistration, [microsoftCopy])).status, 200);
  });

  await t.test('every failing condition is named, and no eligible solution is one', async (t) => {
    const [solution] = newRegistration.solutionDetails;
    const deal = { details: { dealValue: 5, currency: 'USD' }, consent: {} };
    const { body } = await register(deal, { ...newRegistration, solutionDetails: [{ ...solution, id: 'other' }] });
    t.match(body.error.message, /is private.*25000.*SOL-/);
  });

  await t.test('a registration with numbers as text', async (t) => {
    const { body } = await register(
      {},
      { ...newRegistration, contract: { ...newRegistration.contract, value: '60000' } },
    );
    t.equal(body.registrations[0]?.contract.value, 60000);
  });

  await t.test('a registration without its fields is 400 that names them', async (t) => {
    const { status, body } = await register({}, { type: 'AzureIPCoSell', solutionDetails: [], contract: { value: 1 } });
    t.equal(status, 400);
    for (const field of ['value/contract/currency is required', 'value/solutionDetails must not be an empty list']) {
      t.ok(body.error.message.includes(field), body.error.message);
    }
  });

  await t.test('a second registration is refused', async (t) => {
    const { call } = await mock(t, { seed: [wonDeal] });
    const again = () => call('PATCH', `/referrals/${wonDeal.id}/`, { body: registering() });
    t.equal((await again()).status, 204);
    const second = await again();
    t.equal(second.status, 400);
    t.match(second.body.error.message, /registered already/);
  });

  await t.test('is changed while action is required, and then reviewed again', async (t) => {
    const { call, list } = await mock(t, { seed: 'demo' });
    const filter = "registrations/any(r:r/status eq 'ActionRequired')";
    const [deal] = (await list({ $filter: filter })).body.value as [Referral];
    const value = deal.registrations[0]!.contract.value! + 1;
    const update = () =>
      call<Referral & ErrorBody>('PATCH', `/referrals/${deal.id}//`, {
        body: [
          set('/registrations/0/contract/value', String(value)),
          set('/registrations/0/contract/term', 'Perpetual'),
        ],
        headers: representation,
      });
    const { status, body } = await update();
    t.equal(status, 200);
    t.match(body.registrations[0], {
      status: 'ReviewPending',
      contract: { value, term: 'Perpetual', currency: 'USD' },
    });
    t.equal(body.registrationStatus, 'ReviewPending');
    t.ok(body.registrations[0]!.statusHistory.reviewPendingDateTime! > deal.updatedDateTime);
    const refused = await update();
    t.equal(refused.status, 400);
    t.match(refused.body.error.message, /is ReviewPending; it can be changed only while it is ActionRequired/);
  });

  await t.test('an update of a deal without one, or of the wrong type, is 400', async (t) => {
    const { call } = await mock(t, { seed: [wonDeal] });
    const update = (path: string, value: unknown) =>
      call('PATCH', `/referrals/${wonDeal.id}//`, { body: [set(path, value)] });
    t.match((await update('/registrations/0/contract/value', 1)).body.error.message, /no registration yet/);
    t.match((await update('/registrations/1/contract/value', 1)).body.error.message, /path must be one of/);
    t.match((await update('/registrations/0/contract/currency', 'EUR')).body.error.message, /path must be one of/);
  });
});

test('organizations', async (t) => {
  const { call, create, get, list } = await mock(t);
  const target = [{ type: 'BusinessProfileLocation', id: 'msft' }];
  const own = await create({ team: [{ email: 'Ann@contoso.com' }] });
  const theirs = await create({ engagementId: own.engagementId, target });

  await t.test('an organization that is no party of the engagement finds nothing', async (t) => {
    t.equal((await call('GET', `/referrals/${own.id}`, { token: 'partner2' })).status, 404);
    t.same((await list({}, 'partner2')).body.value, []);
    t.same((await list({ $filter: `engagementId eq '${own.engagementId}'` }, 'partner2')).body.value, []);
  });

  await t.test('a party reads the copies of others by id and by engagement, not in other lists', async (t) => {
    t.equal((await get(theirs.id)).organizationId, 'msft');
    t.equal((await list({ $filter: `engagementId eq '${own.engagementId}'` })).body.value.length, 2);
    t.same(
      (await list({})).body.value.map(({ id }) => id),
      [own.id],
    );
    t.same(
      (await list({}, 'msft')).body.value.map(({ id }) => id),
      [theirs.id],
    );
  });

  await t.test('a party does not write the copies of others, its owner does', async (t) => {
    const accept = (token: string) =>
      call('PATCH', `/referrals/${theirs.id}`, {
        body: [set('/status', 'Active'), set('/substatus', 'Accepted')],
        token,
      });
    const refused = await accept('demo');
    t.equal(refused.status, 403);
    t.match(refused.body.error, { code: 'accessDenied', message: /belongs to Microsoft/ });
    t.equal((await accept('msft')).status, 204);
  });

  await t.test('a Referral User sees deals of the own team only', async (t) => {
    const member = 'demo:ann@contoso.com:user';
    const other = 'demo:bob@contoso.com:user';
    t.equal((await get(own.id, member)).id, own.id);
    t.equal((await list({}, member)).body.value.length, 1);
    const refused = await call('GET', `/referrals/${own.id}`, { token: other });
    t.equal(refused.status, 403);
    t.equal(refused.body.error.code, 'accessDenied');
    t.same((await list({}, other)).body.value, []);
  });
});

test('without authentication everybody is the default partner', async (t) => {
  const { call } = await mock(t, { auth: 'off', seed: 'demo' });
  const { status, body } = await call<{ value: Referral[] }>('GET', '/referrals?$top=1', { token: null });
  t.equal(status, 200);
  t.equal(body.value[0]?.organizationName, 'Contoso Company');
});

test('links and next links begin with the public URL', async (t) => {
  const { list, create } = await mock(t, { publicUrl: 'https://mock.example/base', pageSize: 1 });
  const first = await create();
  await create();
  t.equal(first.links.self.uri, `https://mock.example/base/v1.0/engagements/referrals/${first.id}`);
  const { body } = await list({ $select: 'id' });
  t.match(
    body['@odata.nextLink'],
    /^https:\/\/mock\.example\/base\/v1\.0\/engagements\/referrals\?\$select=id&\$skiptoken=/,
  );
  t.equal(body['@odata.context'], 'https://mock.example/base/v1.0/engagements/$metadata#Referrals(id)');
});
