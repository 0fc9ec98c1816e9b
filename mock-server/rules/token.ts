import { unauthenticated } from '../errors';
import type { Caller, Party } from '../organizations';

const forms =
  'ORG, ORG:EMAIL or ORG:EMAIL:ROLE with the role admin or user, for example demo or partner2:ann@example.com:user';

/**
 * Who an Authorization header says is calling: `Bearer ORG[:EMAIL[:admin|user]]`, with or without the word Bearer. msft is
 * Microsoft, partner2 the second partner, any other ORG the default partner. Throws a 401.
 */
export function callerOf(authorization: string | undefined): Caller {
  if (authorization === undefined || authorization.trim() === '') {
    throw unauthenticated('There is no access token. Send the header Authorization: Bearer demo.');
  }
  const [, token] = /^\s*(?:bearer\s+)?(\S+)\s*$/i.exec(authorization) ?? [];
  if (token === undefined || /^bearer$/i.test(token)) {
    throw unauthenticated('The Authorization header holds no bearer token. Send Authorization: Bearer demo.');
  }
  const [organization = '', email, role = 'admin', ...rest] = token.split(':');
  if (rest.length > 0 || (role !== 'admin' && role !== 'user')) {
    throw unauthenticated(`The token is none of ${forms}.`);
  }
  if (role === 'user' && !email) throw unauthenticated(`A token of a user names the e-mail: ${forms}.`);
  return { party: partyNamed(organization), email: email || null, role, connection: token };
}

function partyNamed(organization: string): Party {
  return organization === 'msft' || organization === 'partner2' ? organization : 'partner';
}

/** Without authentication everybody is the default partner's admin; `address` is what calls are counted by. */
export function anybody(address: string): Caller {
  return { party: 'partner', email: null, role: 'admin', connection: address };
}
