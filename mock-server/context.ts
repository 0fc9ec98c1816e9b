import type { Caller } from './organizations';
import type { Representation } from './representation';
import type { ValueCheck } from './rules/patch';
import type { World } from './world';

/** What a handler works with besides the request. */
export interface Context {
  readonly world: World;
  readonly caller: Caller;
  readonly representation: Representation;
  /** Referrals on a page of the list. */
  readonly pageSize: number;
  readonly patchValues: { readonly referral: ValueCheck; readonly registration: ValueCheck };
}
