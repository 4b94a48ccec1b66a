import { toVisible } from './unicode.ts';

const ENCODED = /%([0-9a-f]{2})/gi;

/**
 * Whether some program between a client and this service may read the name as `.`, `..` or an empty name. Such a proxy
 * would ask for another path than the one that its rules allow:
 *
 * - `..;`, `.;x`, `;x`: servlet containers cut a segment off at its first semicolon (a path parameter, RFC 3986 §3.3)
 * - `...`, `.. `, `. .`: Windows drops dots and spaces at the end
 * - `%2e%2e`, `..%3bx`, `a%2fb`, `a%5cb`, `%252e`: percent-decoded a second time or more often
 * - `‥`, `．．`, `．；`: look-alikes that turn into dots in Unicode's compatibility form (NFKC)
 *
 * The name must be at most 255 bytes long, because it is decoded up to once for each character.
 */
export function isDotName(name: string): boolean {
  const plain = decodeAll(toVisible(name));
  const [beforeParameters = ''] = plain.split(';');
  return /[/\\]/.test(plain) || /^[.\s\p{Cc}]*$/u.test(beforeParameters);
}

function decodeAll(text: string): string {
  const decoded = text.replaceAll(ENCODED, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return decoded === text ? text : decodeAll(decoded);
}
