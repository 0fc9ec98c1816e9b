import type { ThrottlingPolicy } from '../../../connector/model/throttling';
import { admit, type CallWindow, isIdle, newWindow } from '../../rules/throttle';

/** Above this many connections, those that are idle are forgotten. */
const sweepAbove = 10_000;

/** Calls of each connection, counted against the throttling policy. */
export class Connections {
  private readonly windows = new Map<string, CallWindow>();
  private readonly policy: ThrottlingPolicy;

  constructor(policy: ThrottlingPolicy) {
    this.policy = policy;
  }

  /** Counts a call at `now` (milliseconds), or says in how many seconds one will be admitted. */
  admit(connection: string, now: number): { retryAfter: number } | undefined {
    let window = this.windows.get(connection);
    if (window === undefined) {
      if (this.windows.size >= sweepAbove) this.sweep(now);
      window = newWindow();
      this.windows.set(connection, window);
    }
    return admit(window, this.policy, now);
  }

  private sweep(now: number): void {
    for (const [connection, window] of this.windows) {
      if (isIdle(window, this.policy, now)) this.windows.delete(connection);
    }
  }
}
