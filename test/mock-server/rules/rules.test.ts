/** Rules as tables: values in, a value or a refusal out. */
import fc from 'fast-check';
import { test } from 'tap';
import { statuses, substatuses } from '../../../connector/model/schemas/choices';
import { Timestamps, timestamp } from '../../../mock-server/clock';
import { acceptsJson } from '../../../mock-server/rules/accept';
import { completeReferral, overlay } from '../../../mock-server/rules/document';
import { assertMatch, makeETag } from '../../../mock-server/rules/etag';
import { inDollars } from '../../../mock-server/rules/exchange';
import { expirationOf } from '../../../mock-server/rules/invitation';
import { returnsRepresentation } from '../../../mock-server/rules/prefer';
import { register } from '../../../mock-server/rules/registration';
import { assertCreatable, assertTransition } from '../../../mock-server/rules/status';
import { admit, isIdle, newWindow } from '../../../mock-server/rules/throttle';
import { callerOf } from '../../../mock-server/rules/token';
import { day, start, testClock } from '../../support/mock';
import { microsoftCopy, newRegistration, wonDeal } from '../../support/samples';

function refusal(act: () => unknown): string | undefined {
  try {
    act();
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

test('status transitions, pair by pair', async (t) => {
  const open = ['New/Pending', 'New/Received', 'Active/Accepted'];
  const allowed: Record<string, string[]> = {
    'New/Pending': [...open, 'Closed/Won', 'Closed/Lost', 'Closed/Declined', 'Closed/Error'],
    'New/Received': [...open, 'Closed/Won', 'Closed/Lost', 'Closed/Declined', 'Closed/Error'],
    'Active/Accepted': ['Active/Accepted', 'Closed/Won', 'Closed/Lost', 'Closed/Error'],
    'Closed/Won': [],
    'Closed/Lost': [],
    'Closed/Declined': [],
    'Closed/Expired': [],
    'Closed/Error': [],
  };
  for (const [from, to] of Object.entries(allowed)) {
    for (const status of statuses) {
      for (const substatus of substatuses) {
        const [fromStatus, fromSubstatus] = from.split('/');
        const state = { status: fromStatus, substatus: fromSubstatus } as never;
        const message = refusal(() => assertTransition(state, { status, substatus }));
        const pair = `${status}/${substatus}`;
        t.equal(message === undefined, to.includes(pair), `${from} to ${pair}`);
        if (message !== undefined) t.match(message, new RegExp(`${substatus}|deal registrations|${status}`));
      }
    }
  }
});

test('states that a referral is created in', async (t) => {
  const good = [
    {},
    { status: 'New' },
    { status: 'New', substatus: 'Pending' },
    { substatus: 'Accepted' },
    { status: null },
  ];
  const bad = [
    { status: 'New', substatus: 'Accepted' },
    { status: 'Closed' },
    { status: 'Closed', substatus: 'Won' },
    { substatus: 'Won' },
    { status: 'None' },
  ];
  for (const state of good)
    t.equal(
      refusal(() => assertCreatable(state as never)),
      undefined,
      JSON.stringify(state),
    );
  for (const state of bad)
    t.ok(
      refusal(() => assertCreatable(state as never)),
      JSON.stringify(state),
    );
});

test('If-Match', async (t) => {
  const tag = makeETag(1, start);
  for (const good of ['*', tag, ` ${tag} `, `"a", ${tag}`, `${tag},"b"`]) {
    t.equal(
      refusal(() => assertMatch(good, tag)),
      undefined,
      good,
    );
  }
  for (const stale of ['"a"', `W/${tag}`, '"a", "b"'])
    t.match(
      refusal(() => assertMatch(stale, tag)),
      /has changed/,
      stale,
    );
  for (const unquoted of [tag.slice(1, -1), `"${tag}"`, 'null', `${tag} "b"`, "'x'"]) {
    t.match(
      refusal(() => assertMatch(unquoted, tag)),
      /needs its double quotes/,
      unquoted,
    );
  }
  t.match(
    refusal(() => assertMatch(' ', tag)),
    /is empty/,
  );
});

test('ETags carry the time and never repeat', async (t) => {
  t.equal(makeETag(255, Date.parse('2022-03-07T06:29:18Z')), '"000000ff-0000-0700-0000-6225a63e0000"');
  t.not(makeETag(1, start), makeETag(2, start));
});

test('throttling: no span holds more calls than the policy, and Retry-After is exact', async (t) => {
  const policy = { calls: 5, seconds: 10 };
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 4000 }), { maxLength: 80 }), (gaps) => {
      const window = newWindow();
      const admitted: number[] = [];
      let now = 0;
      for (const gap of gaps) {
        now += gap;
        const refused = admit(window, policy, now);
        const within = admitted.filter((time) => now - time < 10_000).length;
        if ((refused === undefined) !== within < 5) return false;
        if (refused === undefined) admitted.push(now);
        else {
          const free = admitted.at(-5)! + 10_000;
          if (refused.retryAfter !== Math.ceil((free - now) / 1000) || refused.retryAfter < 1) return false;
        }
        if (isIdle(window, policy, now)) return false;
      }
      return isIdle(window, policy, now + 10_000);
    }),
    { seed: 7, numRuns: process.env.LONG ? 20_000 : 300 },
  );
  t.pass();
});

test('Accept', async (t) => {
  const cases: [string | undefined, boolean][] = [
    [undefined, true],
    ['', true],
    ['application/json', true],
    ['APPLICATION/JSON;charset=utf-8', true],
    ['text/html;q=0.9, application/*;q=0.1', true],
    ['text/html', false],
    ['application/json;q=0', false],
    ['application/json;q=0.0, */*', false],
    ['application/xml, text/plain', false],
  ];
  for (const [accept, accepts] of cases) t.equal(acceptsJson(accept), accepts, String(accept));
});

test('Prefer', async (t) => {
  const cases: [string | undefined, boolean][] = [
    [undefined, false],
    ['return=representation', true],
    ['respond-async, return=representation; x=1', true],
    ['Return = "representation"', true],
    ['return=minimal', false],
    ['return=representations', false],
  ];
  for (const [prefer, returns] of cases) t.equal(returnsRepresentation(prefer), returns, String(prefer));
});

test('tokens', async (t) => {
  t.match(callerOf('Bearer partner2:ann@example.com:user'), {
    party: 'partner2',
    email: 'ann@example.com',
    role: 'user',
  });
  t.match(callerOf('Bearer msft'), { party: 'msft', email: null, role: 'admin', connection: 'msft' });
  t.match(callerOf('eyJhbGciOi.J9.x'), { party: 'partner', role: 'admin' });
});

test('timestamps have 7 fractional digits and none repeats', async (t) => {
  const clock = testClock();
  const timestamps = new Timestamps(clock);
  const made = Array.from({ length: 10_001 }, () => timestamps.next());
  t.equal(made[0], '2026-06-15T12:00:00.0000000Z');
  t.equal(made[1], '2026-06-15T12:00:00.0000001Z');
  t.equal(made[10_000], '2026-06-15T12:00:00.0010000Z');
  t.equal(new Set(made).size, made.length);
  clock.advance(5);
  t.equal(timestamps.next(), timestamp(start + 5));
});

test('an invitation lapses at the midnight that begins its last day', async (t) => {
  t.equal(expirationOf(Date.parse('2018-10-30T21:03:00Z')), '2018-11-13T00:00:00.0000000Z');
});

test('completing a document twice changes nothing', async (t) => {
  const once = completeReferral({ name: 'x', team: [{}], customerProfile: { ids: [] } });
  t.same(completeReferral(once), once);
});

test('an overlay keeps what is left out and takes lists whole', async (t) => {
  const laid = overlay({ a: { b: 1, c: 2 }, list: [1, 2], d: 'x' }, { a: { b: null }, list: [3] } as never);
  t.same(laid, { a: { b: null, c: 2 }, list: [3], d: 'x' });
});

test('amounts in dollars', async (t) => {
  t.equal(inDollars(100, 'USD'), 100);
  t.ok(inDollars(100, 'eur')! > 100);
  t.equal(inDollars(100, 'XXX'), undefined);
  t.equal(inDollars(null, 'USD'), undefined);
});

test('fields of a registration', async (t) => {
  const at = (days: number) => new Date(start + days * day).toISOString();
  const deal = completeReferral({ ...wonDeal, registrations: [] } as never);
  const attempt = (contract: object, solution: object = {}, copies: object[] = []) => {
    const registration = {
      ...newRegistration,
      contract: { ...newRegistration.contract, ...contract },
      solutionDetails: [{ ...newRegistration.solutionDetails[0], ...solution }],
    };
    const moment = { id: 'r', now: start, timestamp: timestamp(start) };
    return register(deal, registration as never, [deal, ...copies] as never, moment).registrations[0];
  };

  const refused: [string, object, object, RegExp][] = [
    ['too small', { value: 20_000 }, { value: 1 }, /contract\/value must be worth more than 25000 USD a year/],
    ['too small a year', { value: 90_000, endDateTime: at(4 * 365) }, {}, /more than 25000 USD a year/],
    ['perpetual counts six years', { value: 150_000, term: 'Perpetual' }, {}, /more than 25000 USD a year/],
    ['an unknown currency', { currency: 'XXX' }, {}, /contract\/currency is a currency without a rate/],
    ['signed too long ago', { signDateTime: at(-61) }, {}, /signDateTime must be at most 60 days before/],
    ['signed in the future', { signDateTime: at(1) }, {}, /signDateTime must not lie in the future/],
    ['started too long ago', { startDateTime: at(-91) }, {}, /startDateTime must be at most 90 days before/],
    ['without an end', { endDateTime: null }, {}, /endDateTime is required unless the term is Perpetual/],
    ['ends before it starts', { endDateTime: at(-20) }, {}, /endDateTime must not be before contract\/startDateTime/],
    [
      'worth more than the contract',
      {},
      { value: 60_001 },
      /solutionDetails\/0\/value must not exceed contract\/value/,
    ],
    [
      'transacted without a date',
      {},
      { marketplaceTransactionDetails: { isMarketplaceTransacted: true } },
      /marketplaceTransactionDateTime is required when/,
    ],
    [
      'pay as you go, signed too late',
      { signDateTime: at(300) },
      { pricingModel: 'PayAsYouGo' },
      /at most 365 days after/,
    ],
  ];
  for (const [what, contract, solution, message] of refused) {
    t.match(
      refusal(() => attempt(contract, solution)),
      message,
      what,
    );
  }
  t.match(
    refusal(() => attempt({ signDateTime: at(-30) }, {}, [{ ...microsoftCopy, createdDateTime: at(-20) }])),
    /must not be before the deal was created/,
  );

  const statusOf: [string, object, object, object[], string][] = [
    ['plain', {}, {}, [], 'Approved'],
    ['large', { value: 2_000_000 }, {}, [], 'ReviewPending'],
    ['pay as you go', {}, { pricingModel: 'PayAsYouGo' }, [], 'ReviewPending'],
    ['of two partners', {}, {}, [{ ...microsoftCopy, organizationId: 'another' }], 'ReviewPending'],
    ['with Microsoft', {}, {}, [microsoftCopy], 'Approved'],
    ['not on Azure', {}, { isDeployedOnAzure: false }, [], 'Closed'],
    ['signed today', { signDateTime: at(0) }, {}, [], 'Approved'],
    ['perpetual', { value: 150_001, term: 'Perpetual', endDateTime: null }, {}, [], 'Approved'],
  ];
  for (const [what, contract, solution, copies, status] of statusOf) {
    t.equal(attempt(contract, solution, copies)?.status, status, what);
  }
});
