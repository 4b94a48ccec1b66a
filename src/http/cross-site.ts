import { AppError } from '../errors.ts';
import type { Base } from './context.ts';
import type { WarnOnce } from './warn-once.ts';

/**
 * Refuses a change that another site made the browser send (OWASP ASVS 5.0, 3.5.1): browsers add what they know of
 * a visitor to such requests, Basic credentials too. Programs send neither header. Throws forbidden.
 */
export type SameSiteCheck = (request: Request, base: Base) => void;

/** `isFixed`: the operator set the address of the site, else it is what each request says; `setting` is for that. */
export function createSameSiteCheck(isFixed: boolean, setting: string, warn: WarnOnce): SameSiteCheck {
  return ({ headers, url }, base) => {
    const site = headers.get('sec-fetch-site');
    const origin = headers.get('origin');
    if (site !== null) {
      if (site === 'same-origin' || site === 'none') return;
      throw new AppError('forbidden', 'Cannot change anything for a page of another site', {
        hint: 'Send it from a page of this site, or by a program with a token.',
      });
    }
    if (origin === null || origin === base.origin) return;
    // Over HTTP/2 it is a part of the address.
    const host = headers.get('host') ?? new URL(url).host;
    warn(
      'origin',
      { origin, host, address: base.origin },
      `a change was refused: its Origin is not the address of this site; if a form of this site sent it, a proxy rewrites the Host, or ${setting} is not right`,
    );
    throw new AppError(
      'forbidden',
      `Cannot change anything for a page of another site: the Origin is "${shown(origin)}", ` +
        `and this site is ${base.origin}, by ${isFixed ? `its setting ${setting}` : `the Host "${shown(host)}"`}`,
      { hint: isFixed ? openThere(base, setting) : behindProxy(setting) },
    );
  };
}

/** Over plain http browsers send no Sec-Fetch-Site, and the proxy's Host is all that the Origin can be compared with. */
function behindProxy(setting: string): string {
  return (
    'If both are this site, the proxy in front of it rewrites the Host: let it hand that on (nginx: proxy_set_header Host $http_host), ' +
    `or set ${setting} to the public address. Else send the change from a page of this site, or by a program with a token.`
  );
}

function openThere({ origin, prefix }: Base, setting: string): string {
  return `Open ${origin}${prefix}/ and send it from there, or correct ${setting}.`;
}

function shown(text: string): string {
  return text.slice(0, 200);
}
