/** Stored referrals as replies show them: with links, and as JSON text that is made once for each version. */
import type { Static } from 'typebox';
import { api } from '../connector/model/api';
import type { Referral, referralPage } from '../connector/model/schemas/referral';
import type { Serialized } from '../connector/model/types';
import type { ListOptions, Page } from './odata/query';
import type { Projection } from './odata/select';
import type { StoredReferral } from './rules/document';

export type ReferralPage = Static<typeof referralPage>;

export class Representation {
  /** The API below which every link leads; asked for late, since a port may be chosen on listening. */
  private readonly origin: () => string;
  private readonly texts = new WeakMap<StoredReferral, string>();

  constructor(origin: () => string) {
    this.origin = origin;
  }

  private get base(): string {
    return this.origin() + api.basePath;
  }

  one(referral: StoredReferral): Serialized<Referral> {
    const context = JSON.stringify(`${this.base}/referrals/$metadata#Referrals/$entity`);
    return `{"@odata.context":${context},${this.text(referral).slice(1)}` as Serialized<Referral>;
  }

  /** `options` are those of the request; the next link repeats them. */
  page({ referrals, count, skipToken }: Page, options: ListOptions, project: Projection | undefined) {
    const texts =
      project === undefined
        ? referrals.map((referral) => this.text(referral))
        : referrals.map((referral) => JSON.stringify(project(this.document(referral))));
    const selected = options.$select === undefined ? '' : `(${options.$select.replace(/\s/g, '')})`;
    const members = [
      `"@odata.context":${JSON.stringify(`${this.base}/$metadata#Referrals${selected}`)}`,
      ...(count === undefined ? [] : [`"@odata.count":${count}`]),
      `"value":[${texts.join(',')}]`,
      ...(skipToken === undefined ? [] : [`"@odata.nextLink":${JSON.stringify(this.nextLink(options, skipToken))}`]),
    ];
    return `{${members.join(',')}}` as Serialized<ReferralPage>;
  }

  private nextLink({ $skip: _, ...options }: ListOptions, $skiptoken: string): string {
    const query = Object.entries({ ...options, $skiptoken }).map(
      ([name, value]) => `${name}=${encodeURIComponent(value)}`,
    );
    return `${this.base}/referrals?${query.join('&')}`;
  }

  private text(referral: StoredReferral): string {
    const known = this.texts.get(referral);
    if (known !== undefined) return known;
    const text = JSON.stringify(this.document(referral));
    this.texts.set(referral, text);
    return text;
  }

  private document(referral: StoredReferral) {
    const all = `${this.base}/referrals`;
    return {
      ...referral,
      links: {
        relatedReferrals: {
          uri: `${all}?$filter=${encodeURIComponent(`engagementId eq '${referral.engagementId}'`)}`,
          method: 'GET',
        },
        self: { uri: `${all}/${encodeURIComponent(referral.id)}`, method: 'GET' },
      },
    };
  }
}
