/**
 * US dollars for one unit of a currency. Microsoft converts at monthly rates that are not published with the API; these
 * round figures only decide on which side of a limit a deal lies.
 */
const dollarsFor: Readonly<Record<string, number>> = {
  AED: 0.27,
  ARS: 0.001,
  AUD: 0.65,
  BRL: 0.18,
  CAD: 0.72,
  CHF: 1.15,
  CLP: 0.001,
  CNY: 0.14,
  COP: 0.00025,
  CZK: 0.045,
  DKK: 0.15,
  EUR: 1.1,
  GBP: 1.28,
  HKD: 0.13,
  HUF: 0.0028,
  IDR: 0.000062,
  ILS: 0.27,
  INR: 0.012,
  JPY: 0.0067,
  KRW: 0.00073,
  MXN: 0.052,
  MYR: 0.22,
  NOK: 0.094,
  NZD: 0.6,
  PHP: 0.017,
  PLN: 0.26,
  RON: 0.22,
  SAR: 0.27,
  SEK: 0.096,
  SGD: 0.75,
  THB: 0.028,
  TRY: 0.029,
  TWD: 0.031,
  USD: 1,
  ZAR: 0.055,
};

/** The amount in US dollars; undefined without an amount, without a currency, or for a currency without a rate. */
export function inDollars(amount: number | null, currency: string | null): number | undefined {
  const rate = dollarsFor[currency?.toUpperCase() ?? ''];
  return amount === null || rate === undefined ? undefined : amount * rate;
}
