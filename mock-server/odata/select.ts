import type { Path } from './ast';
import { notUnderstood } from './parse';
import { memberOf, shownProperties } from './properties';

/** The part of a document that $select names. */
export type Projection = (document: object) => object;

/** Members to keep, each with what to keep of it: everything where there is nothing below. */
interface Kept extends Map<string, Kept> {}

/** Projection of the paths, undefined when they ask for everything. Throws a 400 for a name that does not exist. */
export function projectionOf(paths: readonly Path[]): Projection | undefined {
  for (const path of paths) assertKnown(path);
  if (paths.some(({ segments }) => segments[0] === '*')) return undefined;
  const kept: Kept = new Map();
  for (const { segments } of paths) keep(kept, segments);
  return (document) => project(document, kept) as object;
}

function assertKnown({ segments, at }: Path): void {
  if (segments[0] === '*') return;
  let property = shownProperties;
  for (const [index, name] of segments.entries()) {
    // A path goes through a list to the members of its items.
    const parent = property.type === 'list' ? property.item : property;
    const member = memberOf(parent, name, segments.slice(0, index).join('/'));
    if (typeof member === 'string') throw notUnderstood('$select', at, member);
    property = member;
  }
}

function keep(kept: Kept, [first, ...rest]: readonly string[]): void {
  if (first === undefined) return;
  const below = kept.get(first);
  if (below?.size === 0) return;
  if (rest.length === 0) kept.set(first, new Map());
  else keep(getOrAdd(kept, first), rest);
}

function getOrAdd(kept: Kept, name: string): Kept {
  const below = kept.get(name) ?? new Map();
  kept.set(name, below);
  return below;
}

function project(value: unknown, kept: Kept): unknown {
  if (kept.size === 0 || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => project(item, kept));
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => kept.has(name))
      .map(([name, child]) => [name, project(child, kept.get(name) as Kept)]),
  );
}
