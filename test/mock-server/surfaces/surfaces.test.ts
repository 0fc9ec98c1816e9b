/** What surrounds the actions: tokens, limits, refusals, correlation, the page. */
import { connect } from 'node:net';
import fc from 'fast-check';
import Fastify from 'fastify';
import { test } from 'tap';
import { api } from '../../../connector/model/api';
import { exampleBodies } from '../../../connector/model/examples';
import { operations } from '../../../connector/model/operations';
import { referralPaths } from '../../../connector/model/schemas/patches';
import type { Referral } from '../../../connector/model/schemas/referral';
import { throttling } from '../../../connector/model/throttling';
import { buildApp } from '../../../mock-server/app';
import { basePaths, bindOperations } from '../../../mock-server/bind';
import { definition } from '../../support/contract';
import { leastReferral, mock, representation, start, testClock } from '../../support/mock';
import { documentedReferral, registering, wonDeal } from '../../support/samples';

test('the routes of the API are those of the model at both base paths, and no others', async (t) => {
  const routes: string[] = [];
  const app = Fastify({ exposeHeadRoutes: false });
  app.addHook('onRoute', ({ method, url }) => {
    routes.push(`${method} ${url}`);
  });
  bindOperations(app, () => ({}) as never, 'strict');
  const modelled = Object.values(operations).flatMap(({ method, path }) =>
    basePaths.map((basePath) => `${method} ${basePath}${path.replace('{id}', ':id')}`),
  );
  t.equal(modelled.length, 14);
  t.same(routes.sort(), modelled.sort());
});

test('the doubled slash of plain clients reaches every action', async (t) => {
  const { call, create } = await mock(t);
  const { id, eTag } = await create();
  const notes = [{ op: 'replace', path: '/details/notes', value: 'x' }];
  t.equal((await call('GET', '//referrals')).status, 200);
  t.equal((await call('POST', '//referrals', { body: leastReferral })).status, 200);
  t.equal((await call('GET', `//referrals/${id}`)).status, 200);
  t.equal((await call('PUT', `//referrals/${id}`, { body: {}, headers: { 'if-match': eTag } })).status, 200);
  t.equal((await call('PATCH', `//referrals/${id}`, { body: notes })).status, 204);
  t.match((await call('PATCH', `//referrals/${id}/`, { body: registering() })).body.error.message, /not Closed\/Won/);
  t.match(
    (await call('PATCH', `//referrals/${id}//`, { body: [{ ...notes[0], path: '/registrations/0/contract/value' }] }))
      .body.error.message,
    /no registration yet|value must be/,
  );
});

test('correlation', async (t) => {
  const { call } = await mock(t);
  for (const id of ['abc', 'not a guid, at all', '{"json":true}', 'x'.repeat(500), 'caf\u00e9']) {
    const headers = { 'MS-CorrelationId': id };
    t.equal((await call('GET', '/referrals', { headers })).headers['ms-correlationid'], id);
    t.equal((await call('GET', '/referrals', { headers, token: null })).headers['ms-correlationid'], id, 'with a 401');
    t.equal((await call('GET', '/nowhere', { headers })).headers['ms-correlationid'], id, 'with a 404');
  }
  const [one, two] = [await call('GET', '/referrals'), await call('GET', '/referrals')];
  t.match(one.headers['ms-correlationid'], /^[0-9a-f-]{36}$/, 'is made where none was sent');
  t.not(one.headers['request-id'], two.headers['request-id']);
});

test('tokens', async (t) => {
  const { call } = await mock(t);
  const status = async (authorization?: string) =>
    (await call('GET', '/referrals', { token: null, ...(authorization && { headers: { authorization } }) })).status;
  for (const good of [
    'Bearer demo',
    'bearer x',
    'demo',
    'Bearer msft',
    'Bearer a:b@c.example',
    'Bearer :b@c.example:user',
  ]) {
    t.equal(await status(good), 200, good);
  }
  for (const bad of [
    'Basic ZGVtbzpkZW1v',
    'Bearer',
    'Bearer a b',
    'Bearer a:b:boss',
    'Bearer a::user',
    'Bearer a:b:user:x',
  ]) {
    t.equal(await status(bad), 401, bad);
  }
  const none = await call('GET', '/referrals', { token: null });
  t.equal(none.status, 401);
  t.match(none.body.error, { code: 'unauthenticated', message: /Authorization: Bearer demo/ });
  t.match(none.headers['www-authenticate'], /^Bearer/);
});

test('throttling', async (t) => {
  const { calls, seconds } = throttling;
  const { call, clock } = await mock(t, { throttle: throttling });
  const get = (token?: string | null) => call<never>('GET', '/referrals', token === undefined ? {} : { token });

  await t.test('the call after the last admitted one is 429, whichever action it is', async (t) => {
    for (let n = 0; n < calls; n++) t.equal((await get()).status, 200);
    const refused = await call<never>('POST', '/referrals', { body: leastReferral });
    t.equal(refused.status, 429);
    t.equal(refused.headers['retry-after'], String(seconds));
    t.same(refused.body, { statusCode: 429, message: `Rate limit is exceeded. Try again in ${seconds} seconds.` });
  });

  await t.test('another connection is not affected, and a call without a token counts for none', async (t) => {
    t.equal((await get('other')).status, 200);
    t.equal((await get(null)).status, 401);
  });

  await t.test('Retry-After is the time to wait', async (t) => {
    clock.advance(seconds * 1000 - 1500);
    t.equal((await get()).headers['retry-after'], '2');
    clock.advance(1499);
    t.equal((await get()).headers['retry-after'], '1');
    clock.advance(1);
    t.equal((await get()).status, 200);
  });

  await t.test('no span of the window holds more calls than the policy', async (t) => {
    const late = await mock(t, { throttle: throttling });
    await late.call('GET', '/referrals');
    late.clock.advance(seconds * 1000 - 1);
    for (let n = 1; n < calls; n++) await late.call('GET', '/referrals');
    late.clock.advance(1);
    t.equal((await late.call('GET', '/referrals')).status, 200, 'the first call has left the window');
    t.equal((await late.call('GET', '/referrals')).status, 429, 'the others have not');
  });

  await t.test('with authentication off a connection is an address', async (t) => {
    const app = await buildApp({ auth: 'off', seed: 'empty', clock: testClock() });
    t.teardown(() => app.close());
    const from = async (remoteAddress: string) =>
      (await app.inject({ url: `${api.basePath}/referrals`, remoteAddress })).statusCode;
    for (let n = 0; n < calls; n++) await from('10.0.0.1');
    t.equal(await from('10.0.0.1'), 429);
    t.equal(await from('10.0.0.2'), 200);
  });
});

test('refusals of HTTP come in the envelope', async (t) => {
  const { call, create } = await mock(t);
  const { id } = await create();
  const json = { 'content-type': 'application/json' };

  const cases: [string, Parameters<typeof call>, number, RegExp][] = [
    ['an unknown path', ['GET', '/referals'], 404, /begins at \/v1\.0\/engagements\/referrals/],
    ['three slashes', ['PATCH', `/referrals/${id}///`, { body: [] }], 404, /nothing at/],
    ['DELETE', ['DELETE', `/referrals/${id}`], 405, /GET, PUT, PATCH is/],
    [
      'POST to a referral',
      ['POST', `/referrals/${id}`, { body: {} }],
      405,
      /POST is not possible here; GET, PUT, PATCH is/,
    ],
    ['PUT with a slash', ['PUT', `/referrals/${id}/`, { body: {} }], 405, /PATCH is/],
    ['XML wanted', ['GET', '/referrals', { headers: { accept: 'application/xml' } }], 406, /application\/xml/],
    ['JSON refused', ['GET', '/referrals', { headers: { accept: '*/*, application/json;q=0' } }], 406, /Accept is/],
    [
      'text sent',
      ['POST', '/referrals', { body: 'x', headers: { 'content-type': 'text/plain' } }],
      415,
      /as text\/plain/,
    ],
    [
      'a patch type',
      ['PATCH', `/referrals/${id}`, { body: '[]', headers: { 'content-type': 'application/json-patch+json' } }],
      415,
      /send application\/json/,
    ],
    ['gzip sent', ['POST', '/referrals', { body: '{}', headers: { 'content-encoding': 'gzip' } }], 415, /gzip/],
    ['a large body', ['POST', '/referrals', { body: `"${'x'.repeat(1_048_576)}"` }], 413, /1048576 bytes/],
    ['a long address', ['GET', `/referrals?$filter=${'x'.repeat(20_000)}`], 414, /16384 characters/],
    ['a long id', ['GET', `/referrals/${'x'.repeat(5000)}`], 404, /no referral x/],
    ['no body', ['POST', '/referrals', { headers: json }], 400, /body is empty/],
    ['no body, no type', ['POST', '/referrals'], 400, /body must be an object/],
    ['half a document', ['POST', '/referrals', { body: '{"type":' }], 400, /is not JSON: Unexpected end/],
    ['a prototype', ['POST', '/referrals', { body: '{"__proto__":{"a":1}}' }], 400, /prototype|__proto__/],
    [
      'a constructor',
      ['POST', '/referrals', { body: '{"constructor":{"prototype":{}}}' }],
      400,
      /prototype|constructor/,
    ],
    ['a number', ['POST', '/referrals', { body: '5' }], 400, /body must be an object, not 5/],
    ['endless depth', ['POST', '/referrals', { body: deep(100_000) }], 400, /nested deeper than 64/],
    [
      'a number beyond numbers',
      ['POST', '/referrals', { body: '{"details":{"dealValue":1e999}}' }],
      400,
      /too large a number/,
    ],
    ['a broken escape', ['GET', '/referrals/%zz'], 400, /percent-encoded/],
  ];
  for (const [what, args, status, message] of cases) {
    await t.test(`${what} is ${status}`, async (t) => {
      const reply = await call(...args);
      t.equal(reply.status, status);
      t.match(reply.body.error.message, message);
      if (status === 405) t.ok(reply.headers.allow);
    });
  }

  await t.test('Accept with parameters, wildcards and weights leaves JSON', async (t) => {
    for (const accept of ['application/json;odata.metadata=minimal', 'text/html, */*;q=0.1', 'application/*', '']) {
      t.equal((await call('GET', '/referrals', { headers: { accept } })).status, 200, accept);
    }
  });
});

function deep(levels: number): string {
  const path = '{"details":{"requirements":{"additionalRequirements":{"a":';
  return `${path}${'['.repeat(levels)}${']'.repeat(levels)}}}}}`;
}

test('what is no HTTP at all is answered in the envelope, over a real socket', async (t) => {
  const app = await buildApp({ seed: 'empty' });
  t.teardown(() => app.close());
  await app.listen({ port: 0 });
  const { port } = app.server.address() as { port: number };
  const ask = (request: string) =>
    new Promise<string>((resolve, reject) => {
      let answer = '';
      const socket = connect(port, '127.0.0.1', () => socket.write(request));
      socket.on('data', (chunk) => {
        answer += chunk;
      });
      socket.on('close', () => resolve(answer));
      socket.on('error', reject);
    });
  const cases: [string, string, number][] = [
    ['an address beyond all bounds', `GET /${'x'.repeat(400_000)} HTTP/1.1\r\nHost: a\r\n\r\n`, 414],
    ['headers beyond all bounds', `GET / HTTP/1.1\r\nHost: a\r\n${`A: ${'b'.repeat(4000)}\r\n`.repeat(100)}\r\n`, 431],
    ['another protocol', 'HELLO\r\n\r\n', 400],
  ];
  for (const [what, request, status] of cases) {
    const answer = await ask(request);
    t.match(answer, new RegExp(`^HTTP/1\\.1 ${status} `), what);
    t.match(answer, /^Request-ID: .+$/m);
    t.match(JSON.parse(answer.slice(answer.indexOf('\r\n\r\n'))), { error: { code: 'invalidRequest' } });
  }
});

test('the document at /docs/json is the definition with the address of the mock and a bearer field', async (t) => {
  const { app } = await mock(t);
  const { host: _, ...rest } = definition;
  const here = (await app.inject({ url: '/docs/json', headers: { host: 'localhost:4999' } })).json();
  t.match(here, { host: 'localhost:4999', schemes: ['http'], basePath: api.basePath });
  t.same(here.securityDefinitions.bearer.in, 'header');
  t.same(withoutExamples(here.paths), rest.paths);
  t.same(here.definitions, rest.definitions);
  t.equal(definition.host, 'api.partner.microsoft.com', 'the checked-in file stays on production');
  t.notMatch(JSON.stringify(here), /api\.partner\.microsoft\.com/);
  t.match((await app.inject({ url: '/docs' })).body, /swagger-ui/);
  t.equal((await app.inject({ url: '/' })).statusCode, 302);

  const behind = await mock(t, { publicUrl: 'https://mock.example/base' });
  const there = (await behind.app.inject({ url: '/docs/json' })).json();
  t.match(there, { host: 'mock.example', schemes: ['https'], basePath: `/base${api.basePath}` });
});

/** The paths without what /docs/json adds to the bodies. */
function withoutExamples(paths: object): unknown {
  const plain = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    const { example, allOf, ...rest } = value as { example?: unknown; allOf?: unknown[] };
    if (example !== undefined) return allOf?.[0];
    return Array.isArray(value)
      ? value.map(plain)
      : Object.fromEntries(Object.entries(rest).map(([key, child]) => [key, plain(child)]));
  };
  return plain(paths);
}

test('the example bodies work as they stand', async (t) => {
  const { call, list } = await mock(t, { seed: 'demo' });
  const bodies = exampleBodies(start);
  const created = await call<Referral>('POST', '/referrals', { body: bodies.CreateReferral });
  t.equal(created.status, 200);
  const at = (id: string, slashes = '') => `/referrals/${id}${slashes}`;
  const write = async (method: 'PUT' | 'PATCH', path: string, body: unknown) =>
    (await call(method, path, { body, headers: { 'if-match': '*', ...representation } })).status;
  const idOf = async ($filter: string) => (await list({ $filter })).body.value[0]?.id as string;
  t.equal(await write('PUT', at(created.body.id), bodies.UpdateReferralById), 200);
  t.equal(await write('PATCH', at(created.body.id), bodies.PatchReferralById), 200);
  const won = await idOf("substatus eq 'Won' and not registrations/any()");
  t.equal(await write('PATCH', at(won, '/'), bodies.CreateDealRegistrationByReferralId), 200);
  const waiting = await idOf("registrationStatus eq 'ActionRequired'");
  t.equal(await write('PATCH', at(waiting, '//'), bodies.PatchDealRegistrationByReferralId), 200);
});

test('no input makes a 500: random bodies, queries and headers', async (t) => {
  const { call } = await mock(t, { seed: [wonDeal] });
  const leaf = fc.oneof(
    fc.string(),
    fc.double(),
    fc.boolean(),
    fc.constant(null),
    fc.constantFrom('New', 'USD', '2026-01-01'),
  );
  const keys = [
    'type',
    'customerProfile',
    'consent',
    'details',
    'team',
    'status',
    'requirements',
    'address',
    'op',
    'value',
  ];
  const { node } = fc.letrec<{ node: unknown }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 4 },
      leaf,
      fc.array(tie('node'), { maxLength: 3 }),
      fc.dictionary(fc.oneof(fc.constantFrom(...keys), fc.string()), tie('node'), { maxKeys: 4 }),
    ),
  }));
  const mutated = node.map((value) => ({ ...documentedReferral, ...(value as object) }));
  const operation = fc.record(
    {
      op: fc.constantFrom('add', 'replace', 'remove'),
      path: fc.oneof(fc.constantFrom(...referralPaths), fc.string()),
      value: node,
    },
    { requiredKeys: [] },
  );
  const expression = fc
    .array(
      fc.constantFrom(
        'status',
        ' eq ',
        "'New'",
        '(',
        ')',
        ' and ',
        'not ',
        'team/any(t:',
        't/email',
        'null',
        '5',
        ',',
        '/',
        ' in ',
      ),
      {
        maxLength: 12,
      },
    )
    .map((tokens) => tokens.join(''));
  const request = fc.oneof(
    fc.record({ method: fc.constant('POST' as const), path: fc.constant('/referrals'), body: fc.oneof(node, mutated) }),
    fc.record({
      method: fc.constantFrom('PUT' as const, 'PATCH' as const),
      path: fc.constantFrom('', '/', '//').map((slashes) => `/referrals/${wonDeal.id}${slashes}`),
      body: fc.oneof(node, fc.array(operation, { maxLength: 3 })),
    }),
    fc.record({
      method: fc.constant('GET' as const),
      path: fc
        .tuple(
          fc.constantFrom('$filter', '$orderby', '$select', '$top', '$skiptoken'),
          fc.oneof(expression, fc.string()),
        )
        .map(([name, value]) => `/referrals?${name}=${encodeURIComponent(value)}`),
      body: fc.constant(undefined),
    }),
  );
  const seed = Number(process.env.SEED ?? 20261121);
  const numRuns = process.env.LONG ? 20_000 : 400;
  await fc.assert(
    fc.asyncProperty(request, async ({ method, path, body }) => {
      const headers = { ...representation, ...(method === 'PUT' && { 'if-match': '*' }) };
      const { status } = await call(method, path, {
        ...(body !== undefined && { body }),
        headers,
      });
      return status < 500;
    }),
    { seed, numRuns },
  );
  t.pass(`${numRuns} requests, seed ${seed}`);
});
