/** What an expression may name: the properties of a referral and their types, read from the model. */
import type { TSchema } from 'typebox';
import { referral } from '../../connector/model/schemas/referral';
import { nearest } from '../validation/findings';

export type ScalarType = 'string' | 'number' | 'boolean' | 'dateTime' | 'unknown';

export type Property =
  | { readonly type: ScalarType }
  | { readonly type: 'object'; readonly members: ReadonlyMap<string, Property>; readonly open: boolean }
  | { readonly type: 'list'; readonly item: Property };

interface Keywords {
  readonly type?: string;
  readonly format?: string;
  readonly open?: true;
  readonly perReply?: true;
  readonly properties?: Readonly<Record<string, Keywords>>;
  readonly items?: Keywords;
}

function propertyOf(schema: Keywords): Property {
  if (schema.type === 'array') return { type: 'list', item: propertyOf(schema.items as Keywords) };
  if (schema.type === 'object') {
    const members = Object.entries(schema.properties ?? {}).map(([name, child]) => [name, propertyOf(child)] as const);
    return { type: 'object', members: new Map(members), open: schema.open === true };
  }
  if (schema.format === 'date-time') return { type: 'dateTime' };
  return { type: schema.type === 'integer' ? 'number' : (schema.type as ScalarType) };
}

const model = referral as TSchema as Keywords;

/** All that a reply shows: what $select may name. */
export const shownProperties = propertyOf(model);

/** All that is stored: what $filter and $orderby may name. Links are made anew for each reply. */
export const storedProperties = propertyOf({
  ...model,
  properties: Object.fromEntries(Object.entries(model.properties ?? {}).filter(([, child]) => !child.perReply)),
});

const anything: Property = { type: 'unknown' };

/** The member of a property, or what to say where there is none. */
export function memberOf(property: Property, name: string, path: string): Property | string {
  if (property.type === 'unknown') return anything;
  if (property.type === 'list') {
    return `${path} is a list; ask of its members with ${path}/any(x:x/${name} eq …) or ${path}/all(…)`;
  }
  if (property.type !== 'object') return `${path} has no members`;
  const member = property.members.get(name);
  if (member !== undefined) return member;
  if (property.open) return anything;
  const full = path === '' ? name : `${path}/${name}`;
  if (full === 'links') return 'links are made for each reply; ask for id or engagementId instead';
  const suggestion = suggest(property.members, name, path);
  if (suggestion !== undefined) return `there is no field ${full}; did you mean ${suggestion}?`;
  return `there is no field ${full}${path === '' ? `; text is written in quotes: '${name}'` : ''}`;
}

/** The nearest name on the same level, else the place of exactly this name further down. */
function suggest(members: ReadonlyMap<string, Property>, name: string, path: string): string | undefined {
  const deeper = find(members, name);
  const near = deeper ?? nearest(name, [...members.keys()]);
  return near === undefined || path === '' ? near : `${path}/${near}`;
}

function find(members: ReadonlyMap<string, Property>, name: string): string | undefined {
  for (const [key, member] of members) {
    if (member.type !== 'object') continue;
    if (member.members.has(name)) return `${key}/${name}`;
    const deeper = find(member.members, name);
    if (deeper !== undefined) return `${key}/${deeper}`;
  }
  return undefined;
}
