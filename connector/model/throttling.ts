/** The published throttling limit of the connector: the only place where its figures stand. */
export const throttling = { calls: 100, seconds: 60 } as const;

export type ThrottlingPolicy = { readonly calls: number; readonly seconds: number };

export const throttlingInWords = `${throttling.calls} calls per ${throttling.seconds} seconds per connection`;
