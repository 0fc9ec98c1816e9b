import { ended, invalidRequest } from '../errors';
import type { Expression, OrderItem, Path } from './ast';
import { SyntaxError as GrammarError, parse as parseRule, type StartRuleNames } from './parser';

export type OptionName = '$filter' | '$orderby' | '$select';

/** Parentheses within parentheses; deeper ones are refused before the recursive parser sees them. */
const depthLimit = 50;

export const parseFilter = (text: string) => parse(text, '$filter', 'Filter') as Expression;
export const parseOrderBy = (text: string) => parse(text, '$orderby', 'OrderBy') as OrderItem[];
export const parseSelect = (text: string) => parse(text, '$select', 'Select') as Path[];

/** 400 that says where in the expression it goes wrong, and what. */
export function notUnderstood(option: OptionName, at: number, what: string) {
  return invalidRequest(ended(`${option} is not understood at offset ${at}: ${what}`), option);
}

function parse(text: string, option: OptionName, startRule: StartRuleNames): unknown {
  assertDepth(text, option);
  try {
    return parseRule(text, { startRule });
  } catch (error) {
    if (!(error instanceof GrammarError)) throw error;
    const at = error.location.start.offset;
    throw notUnderstood(option, at, `expected ${expected(error)}, found ${found(text, at)}`);
  }
}

function expected(error: GrammarError): string {
  const names = (error.expected ?? []).map((one) =>
    one.type === 'other'
      ? one.description
      : one.type === 'literal'
        ? `"${one.text}"`
        : one.type === 'end'
          ? 'the end'
          : '',
  );
  const distinct = [...new Set(names.filter((name) => name !== ''))].sort();
  if (distinct.join() === 'a space') return 'a space and a value or field';
  return distinct.join(', ').replace(/, ([^,]*)$/, ' or $1');
}

function found(text: string, at: number): string {
  return at >= text.length ? 'the end' : `'${text.slice(at, at + 20)}'`;
}

function assertDepth(text: string, option: OptionName): void {
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const char = text[at];
    if (char === "'") quoted = !quoted;
    else if (quoted) continue;
    else if (char === ')') depth -= 1;
    else if (char === '(' && ++depth > depthLimit) {
      throw notUnderstood(option, at, `parentheses are nested deeper than ${depthLimit}`);
    }
  }
}
