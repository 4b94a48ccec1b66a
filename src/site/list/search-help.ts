import { html, type Html } from '../../http/html.ts';
import type { Frame } from '../layout/frame.ts';
import { code } from '../layout/code.ts';

/** What may be typed into the search box. */
export function searchHelp({ messages: { search } }: Frame): Html {
  const { words, phrase, without, infohash, file } = search.syntax;
  return html`<details class="help">
    <summary>${search.help}</summary>
    <dl>
      ${entry('debian netinst', words)} ${entry('"live image"', phrase)} ${entry('debian -testing', without)}
      ${entry('magnet:?xt=urn:btih:…', infohash)}
    </dl>
    <p>${file}</p>
  </details>`;
}

function entry(example: string, meaning: string): Html {
  return html`<div>
    <dt>${code(example)}</dt>
    <dd>${meaning}</dd>
  </div>`;
}
