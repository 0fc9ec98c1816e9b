/** Who and where the API is, and how a connection to it signs in. */

export const api = {
  host: 'api.partner.microsoft.com',
  basePath: '/v1.0/engagements',
  title: 'Partner Center Referrals',
  version: '1.0',
  description:
    'Keeps the deals of a Microsoft partner in step with Partner Center: list, create and update referrals, ' +
    'share them with Microsoft sellers for co-selling, and register won deals.',
  contact: {
    name: 'Partner Center Support',
    url: 'https://partner.microsoft.com/en-us/support',
    email: 'pcRefConnectorHelp@microsoft.com',
  },
  metadata: {
    Website: 'https://partner.microsoft.com/dashboard',
    'Privacy policy': 'https://privacy.microsoft.com/en-US/privacystatement',
    Categories: 'Productivity;Sales and CRM',
  },
  publisher: 'Microsoft Corporation',
  /** Neither of the colours that certification refuses (#007ee5, #ffffff). */
  brandColor: '#0b5cab',
} as const;

/** Sign-in with Microsoft Entra ID (v1 endpoints, delegated): the service knows no app-only access. */
export const signIn = {
  resource: 'https://api.partner.microsoft.com',
  login: 'https://login.windows.net',
  tenant: 'common',
  scope: 'openid',
  /** Stands in the checked-in file; packages for use carry the client id of the partner's own app registration. */
  placeholderClientId: '00000000-0000-0000-0000-000000000000',
  redirectUrl: 'https://global.consent.azure-apim.net/redirect',
} as const;
