/** The query language of the list, and its pages. */
import fc from 'fast-check';
import { test } from 'tap';
import { instant } from '../../../mock-server/odata/instant';
import { mock } from '../../support/mock';

const seed = [
  {
    id: 'a',
    name: "O'Neil & co",
    status: 'New',
    substatus: 'Pending',
    type: 'Shared',
    qualification: 'SalesQualified',
    engagementId: '65edc0b5-3485-41b7-a17e-dfa9ef4706e2',
    createdDateTime: '2026-01-01T00:00:00Z',
    updatedDateTime: '2026-05-01T00:00:00.1234567Z',
    customerProfile: { address: { country: 'US', city: 'Redmond' } },
    details: { dealValue: 10000, currency: 'USD', closingDateTime: '2026-12-01T01:00:00+02:00' },
    team: [{ email: 'r2d2@contoso.com' }, { email: 'c3po@contoso.com', firstName: 'C' }],
    favorite: true,
  },
  {
    id: 'b',
    name: 'Beta',
    status: 'Active',
    substatus: 'Accepted',
    type: 'Shared',
    createdDateTime: '2026-02-01T00:00:00Z',
    customerProfile: { address: { country: 'DE' } },
    details: { dealValue: 500.5, currency: 'EUR' },
    team: [{ email: 'c3po@contoso.com' }],
    favorite: false,
  },
  { id: 'c', name: 'alpha', status: 'Closed', substatus: 'Won', createdDateTime: '2026-03-01T00:00:00Z', team: [] },
  { id: 'd', status: 'Closed', substatus: 'Lost', createdDateTime: '2026-03-01T00:00:00Z' },
];

test('$filter', async (t) => {
  const { list } = await mock(t, { seed });
  const cases: [string, string][] = [
    ["status eq 'New'", 'a'],
    ["status ne 'New'", 'bcd'],
    ["'New' eq status", 'a'],
    ["status eq 'New' and qualification eq 'SalesQualified'", 'a'],
    ["customerProfile/address/country eq 'US' and direction eq 'Incoming'", 'a'],
    ["(type eq 'Shared' and direction eq 'Incoming')", 'a'],
    ["status eq 'New' or status eq 'Active' and type eq 'Independent'", 'a'],
    ["(status eq 'New' or status eq 'Active') and type eq 'Shared'", 'ab'],
    ["not (status eq 'Closed')", 'ab'],
    ["not contains(name,'eta') and status eq 'Active'", ''],
    ['not not favorite', 'a'],
    ["team/any(t:t/email eq 'r2d2@contoso.com')", 'a'],
    ["team/any(m: m/email eq 'c3po@contoso.com' and m/firstName ne null)", 'a'],
    ["team/all(t:t/email eq 'c3po@contoso.com')", 'bcd'],
    ['team/any()', 'ab'],
    ["team/any(t:t/email eq 'c3po@contoso.com' and status eq 'Active')", 'b'],
    ['details/dealValue gt 500', 'ab'],
    ['details/dealValue ge 500.5 and details/dealValue lt 1e4', 'b'],
    ['details/dealValue le 500.5', 'b'],
    ['details/dealValue eq null', 'cd'],
    ['details/dealValue ne null', 'ab'],
    ['favorite', 'a'],
    ['favorite eq false', 'b'],
    ["name eq 'O''Neil & co'", 'a'],
    ["status in ('New','Active')", 'ab'],
    ['details/dealValue in (10000,1)', 'a'],
    ['engagementId eq 65edc0b5-3485-41b7-a17e-dfa9ef4706e2', 'a'],
    ["engagementId eq '65edc0b5-3485-41b7-a17e-dfa9ef4706e2'", 'a'],
    ['createdDateTime ge 2026-02-01T00:00:00Z', 'bcd'],
    ['createdDateTime gt 2026-02-01', 'cd'],
    ['createdDateTime lt 2026-02-01T01:00:00+02:00', 'a'],
    ['details/closingDateTime eq 2026-11-30T23:00:00Z', 'a'],
    ['updatedDateTime gt 2026-05-01T00:00:00.1234566Z and updatedDateTime lt 2026-05-01T00:00:00.1234568Z', 'a'],
    ["startswith(name,'O') or endswith(name,'ta')", 'ab'],
    ["contains(tolower(name),'ALPHA') or tolower(name) eq 'alpha'", 'c'],
    ["toupper(name) eq 'BETA'", 'b'],
    ["contains(name,'x') eq false", 'abc'],
    ["STATUS eq 'New'".replace('STATUS', 'status').replace('eq', 'EQ'), 'a'],
    ['null eq details/dealValue', 'cd'],
    ['registrations/any(r:r/contract/value gt 1)', ''],
    ["details/requirements/additionalRequirements/anything eq 'x'", ''],
  ];
  for (const [$filter, ids] of cases) {
    const { status, body } = await list({ $filter, $orderby: 'id' });
    t.equal(status, 200, $filter);
    t.equal(body.value?.map(({ id }) => id).join(''), ids, $filter);
  }
});

test('what is not understood is 400 with its place', async (t) => {
  const { call } = await mock(t);
  const cases: [string, string, RegExp][] = [
    ['$filter', '', /\$filter is not understood at offset 0: expected .*found the end/],
    ['$filter', 'status eq', /offset 9: expected a space and a value or field, found the end/],
    ['$filter', "status = 'New'", /offset 7: expected .*eq or ne.*found '= 'New''/],
    ['$filter', "status eq 'New' and", /offset 19/],
    ['$filter', "status eq 'New", /offset 10/],
    ['$filter', "(status eq 'New'", /offset 16/],
    ['$filter', 'status eq New', /offset 10: there is no field New; text is written in quotes: 'New'/],
    ['$filter', "contry eq 'US'", /offset 0: there is no field contry/],
    ['$filter', "country eq 'US'", /did you mean customerProfile\/address\/country\?$/],
    [
      '$filter',
      "customerProfile/adress/city eq 'x'",
      /there is no field customerProfile\/adress; did you mean customerProfile\/address\?/,
    ],
    ['$filter', 'team eq null', /team is a list; ask of its members with team\/any/],
    ['$filter', "team/email eq 'x'", /team is a list; ask of its members with team\/any\(x:x\/email/],
    ['$filter', "customerProfile eq 'x'", /is an object; name one of its fields/],
    ['$filter', "status/name eq 'x'", /status has no members/],
    ['$filter', "team/any(t:t/mail eq 'x')", /there is no field mail; did you mean email/],
    ['$filter', "name/any(n:n eq 'x')", /name is no list/],
    ['$filter', 'team/all()', /all takes a condition/],
    ['$filter', "team/any(status:status/email eq 'x')", /has the name of a field/],
    ['$filter', "details/dealValue eq 'abc'", /offset 21: details\/dealValue is a number, "abc" a text/],
    ['$filter', "createdDateTime gt '2026-01-01'", /only text is written in quotes/],
    ['$filter', 'createdDateTime gt 2026-13-01', /2026-13-01 is no date of the calendar/],
    ['$filter', 'favorite eq 1', /favorite is a true or false, 1 a number/],
    ['$filter', 'status', /expected a condition, found a text; compare it with eq/],
    ['$filter', "not status eq 'New'", /offset 4: expected a condition, found a text/],
    ['$filter', "soundex(name) eq 'x'", /there is no function soundex; known are contains/],
    ['$filter', "constructor(name) eq 'x'", /there is no function constructor/],
    ['$filter', 'contains(name) eq true', /contains takes 2 arguments/],
    ['$filter', 'contains(details/dealValue,5)', /contains takes text, not a number/],
    ['$filter', "__proto__ eq 'x'", /there is no field __proto__/],
    ['$filter', "links/self/uri eq 'x'", /links are made for each reply/],
    ['$filter', `${'('.repeat(60)}favorite${')'.repeat(60)}`, /nested deeper than 50/],
    ['$orderby', 'createdDateTime up', /\$orderby is not understood at offset 16/],
    ['$orderby', 'nothing', /there is no field nothing/],
    ['$orderby', 'team', /team is a list/],
    ['$orderby', 'name,', /offset 5/],
    ['$select', 'nme', /\$select is not understood at offset 0: there is no field nme; did you mean name/],
    ['$select', 'id;name', /offset 2/],
    ['$expand', 'team', /\$expand: referrals have no related entities/],
    ['$top', '-1', /\$top must be 0 or more, not -1/],
    ['$top', '1.5', /\$top must be a whole number/],
    ['$top', '99999999999', /\$top must be a whole number of 32 bits/],
    ['$skip', 'x', /\$skip must be a whole number/],
    ['$count', 'yes', /\$count must be true or false/],
    ['$skiptoken', 'abc', /\$skiptoken is none that was given out here/],
    ['$search', 'x', /\$search is not known here; the options are/],
    ['filter', 'x', /filter is not known here; did you mean \$filter/],
    ['$Filter', 'x', /did you mean \$filter/],
  ];
  for (const [option, value, message] of cases) {
    const { status, body } = await call('GET', `/referrals?${option}=${encodeURIComponent(value)}`);
    t.equal(status, 400, `${option}=${value.slice(0, 60)}`);
    t.match(body.error.message, message, `${option}=${value.slice(0, 60)}`);
    t.equal(body.error.target, option);
  }
  const twice = await call('GET', '/referrals?$top=1&$top=2');
  t.match(twice.body.error.message, /\$top is given 2 times/);
});

test('$orderby', async (t) => {
  const { list } = await mock(t, { seed });
  const cases: [string, string][] = [
    ['createdDateTime', 'abcd'],
    ['createdDateTime desc', 'cdba'],
    ['createdDateTime desc,id desc', 'dcba'],
    ['name', 'dbac'],
    ['name desc', 'cabd'],
    ['tolower(name)', 'dcba'],
    ['details/dealValue desc, name asc', 'abdc'],
    ['favorite', 'cdba'],
    ['customerProfile/address/country,id desc', 'dcba'],
  ];
  for (const [$orderby, ids] of cases) {
    t.equal((await list({ $orderby })).body.value.map(({ id }) => id).join(''), ids, $orderby);
  }
  t.equal((await list({})).body.value.map(({ id }) => id).join(''), 'abcd', 'in the order of creation without it');
});

test('$select', async (t) => {
  const { list } = await mock(t, { seed });
  const first = async ($select: string) => (await list({ $select, $top: 1 })).body.value[0] as object;
  t.same(await first('id,status'), { id: 'a', status: 'New' });
  t.same(await first('customerProfile/address/city, team/email'), {
    customerProfile: { address: { city: 'Redmond' } },
    team: [{ email: 'r2d2@contoso.com' }, { email: 'c3po@contoso.com' }],
  });
  t.same(Object.keys(await first('details,details/notes')), ['details']);
  t.same(await first('links/self/method'), { links: { self: { method: 'GET' } } });
  t.same(await first('*'), (await list({ $top: 1 })).body.value[0]);
  t.match((await list({ $select: 'id, name' })).body['@odata.context'], /\$metadata#Referrals\(id,name\)$/);
});

test('$top, $skip, $count and $expand', async (t) => {
  const { list } = await mock(t, { seed });
  const ids = async (options: Record<string, string | number | boolean>) =>
    (await list(options)).body.value.map(({ id }) => id).join('');
  t.equal(await ids({ $top: 2 }), 'ab');
  t.equal(await ids({ $top: 0 }), '');
  t.equal(await ids({ $skip: 3 }), 'd');
  t.equal(await ids({ $skip: 9 }), '');
  t.equal(await ids({ $skip: 1, $top: 2, $expand: '' }), 'bc');
  t.equal(await ids({ $expand: '*' }), 'abcd');
  const counted = (await list({ $count: true, $top: 1, $filter: "status eq 'Closed'" })).body;
  t.equal(counted['@odata.count'], 2);
  t.equal((await list({ $count: false })).body['@odata.count'], undefined);
});

test('pages', async (t) => {
  const many = Array.from({ length: 25 }, (_, n) => ({
    id: String(n).padStart(2, '0'),
    name: n % 3 === 0 ? undefined : `deal ${n % 5}`,
    details: { dealValue: n % 4 },
  }));

  const walk = async (
    options: Record<string, string | number | boolean>,
    between: (page: number) => Promise<unknown>,
  ) => {
    const { list, call, create } = await mock(t, { seed: many, pageSize: 4 });
    const ids: string[] = [];
    let reply = await list(options);
    for (let page = 1; ; page++) {
      t.ok(reply.body.value.length <= 4);
      ids.push(...reply.body.value.map(({ id }) => id));
      const next = reply.body['@odata.nextLink'];
      if (next === undefined) return ids;
      await between.call(null, page);
      if (options.writes !== false) await create({ name: 'written between' });
      reply = await call('GET', next);
    }
  };

  await t.test('the pages of a query are its whole answer, in order, whatever is written between', async (t) => {
    for (const $orderby of ['name', 'name desc', 'details/dealValue desc,name', 'createdDateTime', 'id desc']) {
      const { list } = await mock(t, { seed: many });
      const whole = (await list({ $orderby, $filter: "id lt '9'" })).body.value.map(({ id }) => id);
      const paged = (await walk({ $orderby, $filter: "id lt '9'" }, async () => {})).filter((id) => id.length === 2);
      t.same(paged, whole, $orderby);
      t.equal(whole.length, 25);
    }
  });

  await t.test('$top larger than a page is paged up to $top, $skip counts once', async (t) => {
    const ids = await walk({ $top: 10, $skip: 3, $orderby: 'id' }, async () => {});
    t.same(
      ids,
      many.slice(3, 13).map(({ id }) => id),
    );
  });

  await t.test('the next link repeats the options of the request', async (t) => {
    const { list, call } = await mock(t, { seed: many, pageSize: 4 });
    const { body } = await list({ $filter: "details/dealValue eq 1 or name eq 'x & y'", $count: true, $select: 'id' });
    const next = body['@odata.nextLink'] as string;
    const followed = await call<typeof body>('GET', next);
    t.equal(followed.body['@odata.count'], body['@odata.count']);
    t.same(Object.keys(followed.body.value[0] as object), ['id']);
    const misused = await call('GET', next.replace('dealValue', 'dealValu'));
    t.equal(misused.status, 400);
    const other = await call('GET', next.replace(/\$filter=[^&]*/, '$filter=favorite'));
    t.match(other.body.error.message, /another \$filter or \$orderby/);
  });

  await t.test('a last page that is full has no next link', async (t) => {
    const { list } = await mock(t, { seed: many, pageSize: 25 });
    t.notOk((await list({})).body['@odata.nextLink']);
    t.notOk((await list({ $top: 25 })).body['@odata.nextLink']);
  });

  await t.test('random orders and filters page to the same rows as one large page', async (t) => {
    const fields = ['name', 'details/dealValue', 'createdDateTime', 'id', 'status', 'favorite'];
    const query = fc.record({
      orderby: fc.array(fc.tuple(fc.constantFrom(...fields), fc.constantFrom('', ' desc')), {
        minLength: 1,
        maxLength: 3,
      }),
      filter: fc.constantFrom('details/dealValue gt 1', 'name ne null', "id lt '15'", "not contains(name,'1')"),
      pageSize: fc.integer({ min: 1, max: 9 }),
    });
    const { list } = await mock(t, { seed: many });
    await fc.assert(
      fc.asyncProperty(query, async ({ orderby, filter: $filter, pageSize }) => {
        const options = { $filter, $orderby: orderby.map((item) => item.join('')).join(',') };
        const paged = await mock(t, { seed: many, pageSize });
        const ids: string[] = [];
        for (let reply = await paged.list(options); ; ) {
          ids.push(...reply.body.value.map(({ id }) => id));
          const next = reply.body['@odata.nextLink'];
          if (next === undefined) break;
          reply = await paged.call('GET', next);
        }
        await paged.app.close();
        const whole = (await list(options)).body.value.map(({ id }) => id);
        return JSON.stringify(ids) === JSON.stringify(whole);
      }),
      { seed: 11, numRuns: process.env.LONG ? 300 : 15 },
    );
    t.pass();
  });
});

test('instants', async (t) => {
  const cases: [string, string | undefined][] = [
    ['2026-01-01T00:00:00Z', '2026-01-01T00:00:00.0000000Z'],
    ['2026-01-01', '2026-01-01T00:00:00.0000000Z'],
    ['2026-01-01T02:30:00.12345678+02:30', '2026-01-01T00:00:00.1234567Z'],
    ['2026-01-01T00:00Z', '2026-01-01T00:00:00.0000000Z'],
    ['2026-02-30T00:00:00Z', undefined],
    ['soon', undefined],
  ];
  for (const [text, canonical] of cases) t.equal(instant(text), canonical, text);
});
