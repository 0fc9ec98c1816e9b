import type { Path } from './ast';
import { notUnderstood, type OptionName } from './parse';
import { memberOf, type Property } from './properties';

/** The referral at 0, then the variables of the lambdas around, the outermost first. */
export type Frame = readonly unknown[];

export interface Scope {
  readonly option: OptionName;
  readonly root: Property;
  readonly variables: readonly { readonly name: string; readonly property: Property }[];
}

/** Where a path leads: a property and how to get there. */
export function resolve(path: Path, scope: Scope): { property: Property; get: (frame: Frame) => unknown } {
  const { variables, option, root } = scope;
  const slot = variables.findLastIndex(({ name }) => name === path.segments[0]);
  const start = slot < 0 ? root : (variables[slot]?.property as Property);
  const names = slot < 0 ? path.segments : path.segments.slice(1);
  let property = start;
  for (const [index, name] of names.entries()) {
    const member = memberOf(property, name, names.slice(0, index).join('/'));
    if (typeof member === 'string') throw notUnderstood(option, path.at, member);
    property = member;
  }
  return { property, get: getter(slot + 1, names) };
}

function getter(slot: number, names: readonly string[]): (frame: Frame) => unknown {
  const [first, ...rest] = names;
  if (first === undefined) return (frame) => frame[slot];
  if (rest.length === 0) return (frame) => member(frame[slot], first);
  return (frame) => names.reduce(member, frame[slot]);
}

const member = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : null;
