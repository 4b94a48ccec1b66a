/** A piece of a line: text, with its address when it is a link. */
export interface LinkedText {
  readonly text: string;
  readonly url?: string;
}

const URL_START = /\b(?:https?:\/\/|magnet:\?)[^\s<>"\p{Cc}]+/giu;
const ENDING = new Set('.,;:!?\'"*_~]}');
/** No real line has more links. Further ones stay text. */
const LINKS_MAX = 20;

/**
 * Finds the addresses in a line. Punctuation at the end of a sentence and enclosing brackets are not part of an
 * address.
 */
export function linkText(text: string): readonly LinkedText[] {
  const parts: LinkedText[] = [];
  let at = 0;
  let count = 0;
  for (const { 0: found, index } of text.matchAll(URL_START)) {
    const url = trimUrl(found);
    if (count === LINKS_MAX) break;
    if (!URL.canParse(url)) continue;
    if (index > at) parts.push({ text: text.slice(at, index) });
    parts.push({ text: url, url });
    at = index + url.length;
    count++;
  }
  if (at < text.length) parts.push({ text: text.slice(at) });
  return parts;
}

/**
 * By index, because a regular expression would start again at each character: a line may have only dots and brackets.
 */
function trimUrl(found: string): string {
  let open = 0;
  let end = 0;
  for (; end < found.length; end++) {
    if (found[end] === '(') open++;
    if (found[end] === ')' && --open < 0) break;
  }
  while (end > 0 && ENDING.has(found[end - 1] ?? '')) end--;
  return found.slice(0, end);
}
