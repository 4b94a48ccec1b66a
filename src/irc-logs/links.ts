/** A piece of a line: text, and the address when it is a link. */
export interface LinkedText {
  readonly text: string;
  readonly url?: string;
}

const URL_START = /\b(?:https?:\/\/|magnet:\?)[^\s<>"\p{Cc}]+/giu;
const ENDING = new Set('.,;:!?\'"*_~]}');
/** Nobody says more in one line; whatever comes behind stays text. */
const LINKS_MAX = 20;

/** Finds the addresses in a line. What ends a sentence is no part of one, nor a bracket that it is written in. */
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

/** By index, not by a pattern that begins again at each character: a line may be nothing but dots and brackets. */
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
