import { setImmediate as nextTurn } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import { html, type Html } from '../http/html.ts';
import type { LogLine } from './lines.ts';
import { linkText } from './links.ts';

/** Renders the lines of a page in pieces, so that other requests run in between. */
export interface Renderer {
  /**
   * Renders the items of a list. They are cached under `key`, which must determine the lines and `linesAddress`;
   * undefined caches nothing.
   */
  render(lines: readonly LogLine[], linesAddress: string, key: string | undefined): Promise<Html>;
}

const LINES_AT_ONCE = 50;
const KEPT_CHARACTERS_MAX = 16 * 1024 * 1024;

export function createRenderer(): Renderer {
  const cache = new LRUCache<string, Html>({ maxSize: KEPT_CHARACTERS_MAX });
  return {
    async render(lines, linesAddress, key) {
      const known = key === undefined ? undefined : cache.get(key);
      if (known !== undefined) return known;
      const pieces: Html[] = [];
      for (let at = 0; at < lines.length; at += LINES_AT_ONCE) {
        if (at > 0) await nextTurn();
        pieces.push(html`${lines.slice(at, at + LINES_AT_ONCE).map((line) => lineItem(line, linesAddress))}`);
      }
      const made = html`${pieces}`;
      if (key !== undefined) cache.set(key, made, { size: made.toString().length + 1 });
      return made;
    },
  };
}

function lineItem({ startBytes, time, kind, nick, text }: LogLine, linesAddress: string): Html {
  // White space is visible in a log. The parts are in one hole, so that a formatter adds none between them.
  const parts = [
    html`<a href="${`${linesAddress}#L${startBytes}`}"
      >${time === undefined ? '#' : html`<time>${time}</time>`}</a
    >`,
    ' ',
    speaker(kind, nick),
    html`<span dir="auto">${linkText(text).map(linkedPart)}</span>`,
  ];
  return html`<li id="L${startBytes}" class="${kind}">${parts}</li>`;
}

/** The nick of the speaker. Joins and similar lines have it in their text. */
function speaker(kind: LogLine['kind'], nick: string | undefined): Html | undefined {
  if (nick === undefined) return undefined;
  if (kind === 'message') return html`<b><bdi>${nick}</bdi></b> `;
  if (kind === 'action') return html`* <b><bdi>${nick}</bdi></b> `;
  return kind === 'notice'
    ? html`-<b><bdi>${nick}</bdi></b
        >- `
    : undefined;
}

function linkedPart({ text, url }: { readonly text: string; readonly url?: string }): Html | string {
  if (url === undefined) return text;
  return html`<a href="${url}" rel="nofollow noreferrer ugc">${text}</a>`;
}
