/** Whether an Accept header (RFC 9110 section 12.5.1) leaves JSON as an answer. Parameters such as odata.metadata do not matter. */
export function acceptsJson(accept: string | undefined): boolean {
  if (accept === undefined || accept === '*/*' || accept === 'application/json') return true;
  const ranges = accept
    .split(',')
    .map(rangeOf)
    .filter(({ type }) => type !== '');
  if (ranges.length === 0) return true;
  // The most specific range that fits decides; a weight of 0 refuses.
  const fitting = ['application/json', 'application/*', '*/*'].map((type) =>
    ranges.find((range) => range.type === type),
  );
  const decisive = fitting.find((range) => range !== undefined);
  return decisive !== undefined && !decisive.refused;
}

function rangeOf(text: string): { type: string; refused: boolean } {
  const [type = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
  return { type, refused: parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter)) };
}
