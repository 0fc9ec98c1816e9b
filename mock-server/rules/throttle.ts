import type { ThrottlingPolicy } from '../../connector/model/throttling';

/** Times (milliseconds) of the latest admitted calls of one connection, the oldest first; a ring once it is full. */
export interface CallWindow {
  readonly times: number[];
  oldest: number;
}

export const newWindow = (): CallWindow => ({ times: [], oldest: 0 });

/**
 * Admits a call of a connection at `now`, or says in how many whole seconds one will be admitted again. No span of
 * `policy.seconds` holds more than `policy.calls` admitted calls; refused calls do not count.
 */
export function admit(window: CallWindow, policy: ThrottlingPolicy, now: number): { retryAfter: number } | undefined {
  const { times } = window;
  if (times.length < policy.calls) {
    times.push(now);
    return undefined;
  }
  const freeAt = (times[window.oldest] as number) + policy.seconds * 1000;
  if (now < freeAt) return { retryAfter: Math.ceil((freeAt - now) / 1000) };
  times[window.oldest] = now;
  window.oldest = (window.oldest + 1) % policy.calls;
  return undefined;
}

/** Whether nothing of a window counts any more at `now`. */
export function isIdle(window: CallWindow, policy: ThrottlingPolicy, now: number): boolean {
  const latest = window.times.at(window.oldest - 1) ?? Number.NEGATIVE_INFINITY;
  return now - latest >= policy.seconds * 1000;
}
