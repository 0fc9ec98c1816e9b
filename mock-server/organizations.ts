/** The parties that the mock knows, and who is calling. */

export type Party = 'partner' | 'partner2' | 'msft';

export interface Organization {
  readonly id: string;
  readonly name: string;
}

export type Organizations = Readonly<Record<Party, Organization>>;

export const organizations: Organizations = {
  partner: { id: '7d23e5ca-19dc-4eaa-aac8-5e6b559f0d1d', name: 'Contoso Company' },
  partner2: { id: '2f7c1d7e-5b5a-4c0e-9d3b-6a1f0c8e4b21', name: 'Fabrikam Partners' },
  // What samples of the API call Microsoft in invitedBy and target.
  msft: { id: 'msft', name: 'Microsoft' },
};

/** Whose referral it is. Any organization that is neither of the two others is the default partner: so an export is a seed. */
export function partyOf(organizationId: string): Party {
  if (organizationId === organizations.msft.id) return 'msft';
  return organizationId === organizations.partner2.id ? 'partner2' : 'partner';
}

export interface Caller {
  readonly party: Party;
  /** null: nobody in particular, which an admin may be. */
  readonly email: string | null;
  /** Referral Admin or Referral User. */
  readonly role: 'admin' | 'user';
  /** What calls are counted by. */
  readonly connection: string;
}
