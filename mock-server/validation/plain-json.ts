import type { Finding } from '../errors';

/** Deeper than any document of this API; a bound, so that no walk over a body can exhaust the stack. */
const depthLimit = 64;

/** What a parser of JSON lets pass and a document may not hold: endless depth, numbers beyond a double. */
export function plainJsonFindings(value: unknown): Finding[] {
  const findings: Finding[] = [];
  walk(value, [], findings);
  return findings;
}

function walk(value: unknown, path: string[], findings: Finding[]): void {
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) findings.push({ target: path.join('/') || 'body', message: 'is too large a number' });
  } else if (typeof value === 'object' && value !== null) {
    if (path.length === depthLimit) {
      findings.push({ target: path.slice(0, 4).join('/'), message: `is nested deeper than ${depthLimit} levels` });
      return;
    }
    for (const [key, child] of Object.entries(value)) {
      if (typeof child === 'object' || typeof child === 'number') walk(child, [...path, key], findings);
    }
  }
}
