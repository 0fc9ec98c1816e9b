/** The shape of a referral as it is kept, and what of a client's document goes into it. All of it follows the model. */
import type { TSchema } from 'typebox';
import type { ModelKeywords } from '../../connector/model/schemas/fields';
import { type Referral, referral } from '../../connector/model/schemas/referral';
import type { Partially } from '../../connector/model/types';

/** A complete document but for what is made anew for each reply. */
export type StoredReferral = Omit<Referral, 'links' | '@odata.context'>;
export type ReferralDraft = Partially<Referral>;

type Keywords = ModelKeywords & {
  type?: string;
  readOnly?: true;
  properties?: Record<string, Keywords>;
  items?: Keywords;
};
type Document = Record<string, unknown>;
type Transform = (value: unknown) => unknown;

const isObject = (value: unknown): value is Document =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Completes a document: every listed member is there, objects are objects, lists are lists, and scalars that nobody set
 * are null. Members beyond the listed ones are kept as they are.
 */
function completer(schema: Keywords): Transform {
  if (schema.type === 'array') {
    const item = completer(schema.items as Keywords);
    return (value) => (Array.isArray(value) ? value.map(item) : []);
  }
  if (schema.type === 'object') {
    const members = Object.entries(schema.properties ?? {})
      .filter(([, child]) => child.emitted !== false && child.perReply !== true)
      .map(([name, child]) => [name, completer(child)] as const);
    const dropped = Object.entries(schema.properties ?? {}).filter(([, child]) => child.perReply === true);
    return (value) => {
      const given = isObject(value) ? value : {};
      const complete: Document = {};
      for (const [name, transform] of members) complete[name] = transform(given[name]);
      for (const name of Object.keys(given)) if (!Object.hasOwn(complete, name)) complete[name] = given[name];
      for (const [name] of dropped) delete complete[name];
      return complete;
    };
  }
  const unset = schema.unsetValues ?? [];
  return (value) => (value === undefined || unset.includes(value as string) ? null : value);
}

/** What of a client's document a client can set: all but the read-only members, at any depth. */
function clientPart(schema: Keywords): Transform {
  if (schema.type === 'array') {
    const item = clientPart(schema.items as Keywords);
    return (value) => (Array.isArray(value) ? value.map(item) : value);
  }
  if (schema.properties === undefined) return (value) => value;
  const members = new Map(Object.entries(schema.properties).map(([name, child]) => [name, clientPart(child)]));
  const readOnly = new Set(Object.keys(schema.properties).filter((name) => schema.properties?.[name]?.readOnly));
  return (value) => {
    if (!isObject(value)) return value;
    return Object.fromEntries(
      Object.entries(value)
        .filter(([name]) => !readOnly.has(name))
        .map(([name, child]) => [name, members.get(name)?.(child) ?? child]),
    );
  };
}

const model = referral as TSchema as Keywords;

export const completeReferral = completer(model) as (draft: ReferralDraft) => StoredReferral;
export const clientPartOf = clientPart(model) as (draft: ReferralDraft) => ReferralDraft;

/**
 * `changes` laid over `document`: objects member by member, so that a member left out keeps its value; everything else,
 * null and lists included, replaces what was there.
 */
export function overlay<T extends object>(document: T, changes: Partially<T>): T {
  const result = { ...document } as Document;
  for (const [name, value] of Object.entries(changes)) {
    const current = result[name];
    result[name] = isObject(value) && isObject(current) ? overlay(current, value) : value;
  }
  return result as T;
}
