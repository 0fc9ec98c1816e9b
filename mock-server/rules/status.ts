import type { Status, Substatus } from '../../connector/model/schemas/choices';
import { invalidRequest } from '../errors';

export interface State {
  readonly status: Status;
  readonly substatus: Substatus;
}

/** What of a state a client asks for; null and missing say nothing. */
export interface AskedState {
  readonly status?: Status | null | undefined;
  readonly substatus?: Substatus | null | undefined;
}

/** Substatus values of each status: the table of the create page, and Error, which the portal gives to deals closed as one. */
const substatusesOf: Readonly<Record<string, readonly Substatus[]>> = {
  New: ['Pending', 'Received'],
  Active: ['Accepted'],
  Closed: ['Won', 'Lost', 'Declined', 'Expired', 'Error'],
};

type Pair = `${Status}/${Substatus}`;

/**
 * Where a client may take a referral from each status, pair by pair. An invitation is declined before it is accepted, a
 * deal is won or lost; closing a New one as won is in the documented table and so allowed. Only the service expires one.
 */
const next: Readonly<Record<string, readonly Pair[]>> = {
  New: [
    'New/Pending',
    'New/Received',
    'Active/Accepted',
    'Closed/Won',
    'Closed/Lost',
    'Closed/Declined',
    'Closed/Error',
  ],
  Active: ['Active/Accepted', 'Closed/Won', 'Closed/Lost', 'Closed/Error'],
  Closed: [],
};

/** Open states that a client may send for a new deal. */
const creatable: readonly Pair[] = ['New/Pending', 'New/Received', 'Active/Accepted'];

/** What becomes of them: a deal that a client creates is accepted by its creator. */
export const createdState: State = { status: 'Active', substatus: 'Accepted' };

const pair = ({ status, substatus }: State): Pair => `${status}/${substatus}`;

/**
 * Throws a 400 unless a referral may go from `from` to `to`, which is the same for a change of other fields. The one
 * judge of PUT and PATCH.
 */
export function assertTransition(from: State, to: State): void {
  assertPair(to);
  const allowed = next[from.status] ?? [];
  if (allowed.includes(pair(to))) return;
  if (pair(from) === pair(to)) {
    throw invalidRequest(`This referral is ${pair(from)}: it takes deal registrations and no other change.`, 'status');
  }
  const way = allowed.length === 0 ? 'nothing, a closed referral never changes again' : allowed.join(', ');
  throw invalidRequest(
    `A referral that is ${pair(from)} cannot become ${pair(to)}. Allowed from here: ${way}.`,
    'status',
  );
}

/** Throws a 400 unless a referral may be created in the state asked for, as far as the client says one. */
export function assertCreatable({ status, substatus }: AskedState): void {
  if (status && substatus) assertPair({ status, substatus });
  const fits = creatable.some((one) => {
    const [itsStatus, itsSubstatus] = one.split('/');
    return (!status || status === itsStatus) && (!substatus || substatus === itsSubstatus);
  });
  if (fits) return;
  const asked = [status, substatus].filter(Boolean).join('/');
  throw invalidRequest(`A referral cannot be created as ${asked}. Allowed are ${creatable.join(', ')}.`, 'status');
}

/** Throws a 400 unless the substatus is one of those of the status. */
export function assertPair({ status, substatus }: State): void {
  const allowed = substatusesOf[status];
  if (allowed === undefined) {
    throw invalidRequest(
      `status ${status} cannot be set; it takes ${Object.keys(substatusesOf).join(', ')}.`,
      'status',
    );
  }
  if (allowed.includes(substatus)) return;
  throw invalidRequest(
    `status ${status} does not go with substatus ${substatus}; it takes ${allowed.join(', ')}. Send both together.`,
    'substatus',
  );
}

interface StatusDates {
  readonly acceptedDateTime: string | null;
  readonly closedDateTime: string | null;
  readonly expirationDateTime: string | null;
}

/** Dates after a transition at `now`: an answered invitation no longer expires. */
export function datesAfter(from: State & StatusDates, to: State, now: string): StatusDates {
  const { acceptedDateTime, closedDateTime, expirationDateTime } = from;
  if (from.status === to.status) return { acceptedDateTime, closedDateTime, expirationDateTime };
  return {
    acceptedDateTime: to.status === 'Active' ? now : acceptedDateTime,
    closedDateTime: to.status === 'Closed' ? now : closedDateTime,
    expirationDateTime: null,
  };
}
