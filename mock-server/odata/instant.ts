const canonical = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}Z$/;
const parts = /^(\d{4}-\d\d-\d\d)(?:[Tt](\d\d:\d\d)(?::(\d\d)(?:\.(\d+))?)?([Zz]|[+\- ]\d\d:\d\d))?$/;

/**
 * A date or date-time in the form in which text order is time order: UTC with 7 fractional digits, what is finer cut off.
 * A date alone is its midnight. undefined when it names no moment.
 */
export function instant(text: string): string | undefined {
  if (canonical.test(text)) return text;
  const match = parts.exec(text);
  if (match === null) return undefined;
  const [, date, minutes = '00:00', seconds = '00', fraction = '', offset = 'Z'] = match;
  const milliseconds = Date.parse(`${date}T${minutes}:${seconds}${offset.replace(' ', '+').toUpperCase()}`);
  if (Number.isNaN(milliseconds) || !isDay(date as string)) return undefined;
  return `${new Date(milliseconds).toISOString().slice(0, 19)}.${fraction.slice(0, 7).padEnd(7, '0')}Z`;
}

/** Date.parse takes 30 February for 2 March. */
const isDay = (date: string) => new Date(`${date}T00:00:00Z`).toISOString().startsWith(date);
