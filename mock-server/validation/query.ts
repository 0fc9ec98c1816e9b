import type { TObject } from 'typebox';
import type { Finding } from '../errors';
import { unknownName } from './findings';

type Query = Readonly<Record<string, string | string[]>>;

/** Query options as values of their types. Adds a finding for each that is unknown or given twice. */
export function coerceQuery(query: Query, schema: TObject | undefined, findings: Finding[]): Record<string, unknown> {
  const known: Record<string, { type?: string }> = schema?.properties ?? {};
  const options: Record<string, unknown> = {};
  for (const [name, text] of Object.entries(query)) {
    const option = Object.hasOwn(known, name) ? known[name] : undefined;
    if (option === undefined) {
      findings.push(
        schema === undefined
          ? { target: name, message: 'is not known here: this operation takes no query options' }
          : unknownOption(name, Object.keys(known)),
      );
    } else if (Array.isArray(text)) {
      findings.push({ target: name, message: `is given ${text.length} times; give it once` });
    } else {
      options[name] = coerce(text, option.type);
    }
  }
  return options;
}

function unknownOption(name: string, known: readonly string[]): Finding {
  const finding = unknownName(name, name, known);
  return finding.message.includes('did you mean')
    ? finding
    : { target: name, message: `${finding.message}; the options are ${known.join(', ')}` };
}

/** Text that is no value of the type stays text, for the schema to refuse. */
function coerce(text: string, type: string | undefined): unknown {
  if (type === 'integer' && /^[+-]?\d+$/.test(text)) return Number(text);
  if (type === 'boolean' && /^(true|false)$/.test(text)) return text === 'true';
  return text;
}
