/** The model's promises to the compiler. Each expected error is checked by `tsc`: one that is not there fails the type check. */
import { test } from 'tap';
import { type Operations, operations } from '../../../connector/model/operations';
import type { Handlers, ResponseOf } from '../../../connector/model/types';
import { handlers } from '../../../mock-server/handlers';

type Table = Handlers<Operations, never>;
type Referral = Extract<ResponseOf<Operations['GetReferralById']>, { status: 200 }>['body'];

const table = handlers as unknown as Table;
const referral = {} as Referral;
const { GetReferralById: _, ...incomplete } = table;

// @ts-expect-error a missing handler
export const missing: Table = incomplete;

// @ts-expect-error an extra handler
export const extra: Table = { ...table, DeleteReferral: () => ({ status: 204 }) };

export const undeclared: Table = {
  ...table,
  // @ts-expect-error a status that the operation does not declare
  GetReferralById: () => ({ status: 204 }),
};

export const wrongBody: Table = {
  ...table,
  // @ts-expect-error a body of another operation
  GetAllReferrals: () => ({ status: 200, body: referral }),
};

export const wrongRequest: Table = {
  ...table,
  // @ts-expect-error a parameter that the operation does not have
  GetAllReferrals: ({ query }) => ({ status: 200, body: query.$search }),
};

export const lowerCased: Table = {
  ...table,
  UpdateReferralById: ({ headers }) => {
    // @ts-expect-error Node lower-cases the names of headers, so does the type
    headers['MS-CorrelationId'];
    return { status: 200, body: headers['if-match'] === '*' ? referral : referral };
  },
};

test('the table of handlers and the model have the same operations', async (t) => {
  t.same(Object.keys(handlers), Object.keys(operations));
});

test('the three PATCH actions differ by trailing slashes only', async (t) => {
  const patches = Object.values(operations).filter(({ method }) => method === 'PATCH');
  t.same(
    patches.map(({ path }) => path),
    ['/referrals/{id}', '/referrals/{id}/', '/referrals/{id}//'],
  );
});
