/** A mock for one test: its own world, a clock that the test moves, and every reply held against the definition. */
import type { FastifyInstance } from 'fastify';
import type { Test } from 'tap';
import { api } from '../../connector/model/api';
import type { Referral } from '../../connector/model/schemas/referral';
import { buildApp, type MockOptions } from '../../mock-server/app';
import { breaches } from './contract';

export const start = Date.parse('2026-06-15T12:00:00.000Z');
export const day = 86_400_000;

export interface TestClock {
  now(): number;
  advance(milliseconds: number): void;
}

export function testClock(at = start): TestClock {
  let now = at;
  return {
    now: () => now,
    advance: (milliseconds) => {
      now += milliseconds;
    },
  };
}

export interface Reply<Body> {
  readonly status: number;
  readonly body: Body;
  readonly text: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
}

export interface ErrorBody {
  readonly error: {
    readonly code: string;
    readonly message: string;
    readonly target?: string;
    readonly innerError?: { code: string; message: string; details: { target: string; message: string }[] | null };
  };
}

export interface PageBody {
  readonly value: Referral[];
  readonly '@odata.context': string;
  readonly '@odata.count'?: number;
  readonly '@odata.nextLink'?: string;
}

export interface TestMock {
  readonly app: FastifyInstance;
  readonly clock: TestClock;
  /** Calls a path below the base path. The body goes as JSON, a string as it is. */
  call<Body = ErrorBody>(
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'HEAD',
    path: string,
    options?: { body?: unknown; headers?: Record<string, string>; token?: string | null },
  ): Promise<Reply<Body>>;
  list(options: Record<string, string | number | boolean>, token?: string): Promise<Reply<PageBody>>;
  /** Creates a deal and gives it back. */
  create(changes?: object, token?: string): Promise<Referral>;
  get(id: string, token?: string): Promise<Referral>;
}

/** The least that a create takes. */
export const leastReferral = {
  type: 'Independent',
  customerProfile: { name: 'Contoso Customer' },
  consent: { consentToContact: true, consentToToShareInfoWithOthers: true },
  details: { notes: 'A first talk.' },
};

export const representation = { prefer: 'return=representation' };

export async function mock(t: Test, options: MockOptions = {}): Promise<TestMock> {
  const clock = testClock();
  const app = await buildApp({ seed: 'empty', throttle: false, clock, ...options });
  t.teardown(() => app.close());

  async function call<Body>(
    method: Parameters<TestMock['call']>[0],
    path: string,
    {
      body,
      headers = {},
      token = 'demo',
    }: { body?: unknown; headers?: Record<string, string>; token?: string | null } = {},
  ): Promise<Reply<Body>> {
    const url = path.startsWith('http') ? path.replace(/^https?:\/\/[^/]+/, '') : api.basePath + path;
    const response = await app.inject({
      method,
      url,
      headers: {
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { payload: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const reply = { method, url, status: response.statusCode, headers: response.headers, text: response.payload };
    t.same(breaches(reply), [], `${method} ${url.slice(0, 120)} ${reply.status} keeps to the definition`);
    return {
      status: response.statusCode,
      body: (response.payload === '' ? undefined : JSON.parse(response.payload)) as Body,
      text: response.payload,
      headers: response.headers as Record<string, string>,
    };
  }

  return {
    app,
    clock,
    call,
    list: (query, token) => {
      const parts = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
      return call<PageBody>('GET', `/referrals?${parts.join('&')}`, { ...(token && { token }) });
    },
    create: async (changes = {}, token = 'demo') => {
      const reply = await call<Referral>('POST', '/referrals', { body: { ...leastReferral, ...changes }, token });
      if (reply.status !== 200) throw new Error(`not created: ${reply.text}`);
      return reply.body;
    },
    get: async (id, token = 'demo') => (await call<Referral>('GET', `/referrals/${id}`, { token })).body,
  };
}
