import { timestamp } from '../clock';

/** Days in which an invitation has to be answered. */
export const daysToAnswer = 14;
const day = 86_400_000;

/** When an invitation made at `now` (milliseconds) lapses: at the midnight (UTC) that begins the last day. */
export function expirationOf(now: number): string {
  return timestamp(Math.floor((now + daysToAnswer * day) / day) * day);
}
