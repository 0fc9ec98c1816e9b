/** Time is an argument everywhere; this is where it comes from. */
export interface Clock {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };

/**
 * Timestamps as the service writes them: UTC with 7 fractional digits. The clock gives milliseconds; the last four digits
 * count the timestamps of one millisecond, so that two changes never share one.
 */
export class Timestamps {
  private readonly clock: Clock;
  private millisecond = Number.NaN;
  private count = 0;

  constructor(clock: Clock) {
    this.clock = clock;
  }

  next(): string {
    const now = Math.floor(this.clock.now());
    this.count = now === this.millisecond ? this.count + 1 : 0;
    this.millisecond = now;
    return timestamp(now, this.count);
  }
}

const ticksPerMillisecond = 10_000;

/** `ticks`: hundreds of nanoseconds past the millisecond, any number of them. */
export function timestamp(millisecond: number, ticks = 0): string {
  const date = new Date(millisecond + Math.floor(ticks / ticksPerMillisecond));
  return `${date.toISOString().slice(0, -1)}${String(ticks % ticksPerMillisecond).padStart(4, '0')}Z`;
}
