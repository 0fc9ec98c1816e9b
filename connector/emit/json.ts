/**
 * JSON as every tool reads it: ASCII only, since paconn opens files in the encoding of the locale; `\n`, no BOM, a final
 * newline; four spaces, as the connector repository asks.
 */
export function toAsciiJson(value: unknown): string {
  const text = JSON.stringify(value, null, 4);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what is beyond ASCII is the point
  const ascii = text.replace(/[^\x00-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return `${ascii}\n`;
}
