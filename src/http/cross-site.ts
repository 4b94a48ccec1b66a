import { AppError } from '../errors.ts';
import type { Base } from './context.ts';
import type { WarnOnce } from './warn-once.ts';

/**
 * Throws forbidden for a change that another site made the browser send (OWASP ASVS 5.0, 3.5.1): browsers add cookies
 * and Basic credentials to such requests. It checks Sec-Fetch-Site and Origin; programs send neither.
 */
export type SameSiteCheck = (request: Request, base: Base) => void;

/** `isFixed`: the operator set the address of the site by `setting`; else it comes from each request. */
export function createSameSiteCheck(isFixed: boolean, setting: string, warn: WarnOnce): SameSiteCheck {
  return ({ headers, url }, base) => {
    const site = headers.get('sec-fetch-site');
    const origin = headers.get('origin');
    if (site !== null) {
      if (site === 'same-origin' || site === 'none') return;
      throw new AppError('forbidden', 'Cannot make a change for a page of another site', {
        hint: 'Send the request from a page of this site, or from a program with a token.',
      });
    }
    if (origin === null || origin === base.origin) return;
    // HTTP/2 has the host in the address.
    const host = headers.get('host') ?? new URL(url).host;
    warn(
      'origin',
      { origin, host, address: base.origin },
      `a change was refused: its Origin is not the address of this site; if a form of this site sent it, a proxy rewrites the Host, or ${setting} is wrong`,
    );
    throw new AppError(
      'forbidden',
      `Cannot make a change for a page of another site: the Origin is "${shown(origin)}", ` +
        `and this site is ${base.origin}, by ${isFixed ? `its setting ${setting}` : `the Host "${shown(host)}"`}`,
      { hint: isFixed ? openThere(base, setting) : behindProxy(setting) },
    );
  };
}

/**
 * Over plain http browsers send no Sec-Fetch-Site, so the Origin can only be compared with the Host that the proxy
 * sends.
 */
function behindProxy(setting: string): string {
  return (
    'If both are this site, the proxy in front of it rewrites the Host: configure it to pass the Host on (nginx: proxy_set_header Host $http_host), ' +
    `or set ${setting} to the public address. Otherwise send the change from a page of this site, or from a program with a token.`
  );
}

function openThere({ origin, prefix }: Base, setting: string): string {
  return `Open ${origin}${prefix}/ and send the form from there, or correct ${setting}.`;
}

function shown(text: string): string {
  return text.slice(0, 200);
}
