/** Functions of $filter and $orderby, by name. Each takes text; a null argument makes the result null. */
interface QueryFunction {
  readonly takes: number;
  readonly gives: 'boolean' | 'string';
  readonly of: (...texts: string[]) => boolean | string;
}

export const functions: ReadonlyMap<string, QueryFunction> = new Map([
  ['contains', { takes: 2, gives: 'boolean', of: (text = '', part = '') => text.includes(part) }],
  ['startswith', { takes: 2, gives: 'boolean', of: (text = '', part = '') => text.startsWith(part) }],
  ['endswith', { takes: 2, gives: 'boolean', of: (text = '', part = '') => text.endsWith(part) }],
  ['tolower', { takes: 1, gives: 'string', of: (text = '') => text.toLowerCase() }],
  ['toupper', { takes: 1, gives: 'string', of: (text = '') => text.toUpperCase() }],
]);
