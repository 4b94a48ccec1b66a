import { z } from 'zod';
import { isHost } from '../http/forwarded.ts';
import { isPrefix } from '../http/prefix.ts';

/** Parses the public address of a service, as zod transforms a setting: its origin, and the path before all others. */
export function parseBaseUrl(value: string, context: z.RefinementCtx): { origin: string; prefix: string } {
  const url = URL.parse(value);
  // By the text: URL.parse resolves "..", turns "\\" into "/", and drops an empty query.
  const [, path] = /^https?:\/\/[^/?#\\@\s]+((?:\/[^?#\\\s]*)?)$/i.exec(value) ?? [];
  const prefix = path?.replace(/\/$/, '');
  if (url !== null && url.port !== '0' && prefix !== undefined && isHost(url.host) && isPrefix(prefix)) {
    return { origin: url.origin, prefix };
  }
  context.addIssue({
    code: 'custom',
    message:
      'expected a URL such as https://torrents.example/sub/, without a query, a fragment, "//", "..", "%" or spaces in its path',
  });
  return z.NEVER;
}
