import type { StoredReferral } from '../rules/document';

/** Referrals in memory, in the order of their creation. A referral is never changed in place: a write replaces it. */
export class Referrals {
  private readonly byId = new Map<string, StoredReferral>();
  private readonly idsByEngagement = new Map<string, Set<string>>();

  /** Adds the referral, or replaces the one of this id. */
  put(referral: StoredReferral): void {
    this.byId.set(referral.id, referral);
    const ids = this.idsByEngagement.get(referral.engagementId);
    if (ids === undefined) this.idsByEngagement.set(referral.engagementId, new Set([referral.id]));
    else ids.add(referral.id);
  }

  get(id: string): StoredReferral | undefined {
    return this.byId.get(id);
  }

  /** The referrals of all parties of an engagement, none when it does not exist. */
  inEngagement(engagementId: string): StoredReferral[] {
    const ids = this.idsByEngagement.get(engagementId) ?? [];
    return [...ids].map((id) => this.byId.get(id) as StoredReferral);
  }

  all(): IterableIterator<StoredReferral> {
    return this.byId.values();
  }

  get size(): number {
    return this.byId.size;
  }
}
