import { redirect, respondText } from './respond.ts';

/**
 * The canonical spelling of a parsed path: letters, digits, `-`, `.`, `_` and `~` are not encoded (RFC 3986 section
 * 6.2.2.2). It is decoded once; `%2561` stays. Everything else stays as it was sent, because clients disagree about it:
 * curl writes `%c3` for a letter in a path and `%C3` for the same letter in the name of a file, others `+` or `%2B`.
 */
export function canonicalPath(path: string): string {
  if (!path.includes('%')) return path;
  return path.replaceAll(/%[0-9a-f]{2}/gi, (encoded) => {
    const character = String.fromCharCode(Number.parseInt(encoded.slice(1), 16));
    return /[\w.~-]/.test(character) ? character : encoded;
  });
}

/**
 * Answers with the canonical spelling of an address, so that a proxy's rules for a path hold for every spelling of it.
 */
export function redirectToSpelling(method: string, location: string): Response {
  if (method === 'GET' || method === 'HEAD') return redirect(301, location);
  return respondText(
    308,
    `error: Cannot ${method} this spelling of the address: it is not percent-encoded in the usual way\nhint: Use ${location}`,
    { location },
  );
}
