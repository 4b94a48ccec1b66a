import { html } from '../../http/html.ts';
import { PROBLEMS } from '../../http/problem.ts';
import type { Frame } from '../layout/frame.ts';
import { firstUpload } from './first-upload.ts';
import { mayUpload } from './may-upload.ts';
import { layout } from '../layout/layout.ts';
import { searchAgain } from '../problem/search-again.ts';
import { trail } from '../torrent/links.ts';

export interface MissingCollectionPageInput {
  /** As the catalogue would name it: `debian/13`. */
  readonly path: string;
  /** The nearest collection above that there is; `''` for none. */
  readonly above: string;
}

/** Shown for a collection in which nothing is published: the way back, and how to publish there. */
export function missingCollectionPage({ path, above }: MissingCollectionPageInput, frame: Frame): string {
  const { format } = frame;
  const { collection: messages, problem } = frame.messages;
  const content = html`${trail(above, frame)}
    <article class="problem">
      <p class="status">${problem.status({ status: String(PROBLEMS.not_found.status) })}</p>
      <h1>${messages.missing}</h1>
      <p>${messages.createdByFirst({ name: html`<strong>${format.name(path)}</strong>` })}</p>
      ${searchAgain(path.slice(path.lastIndexOf('/') + 1), frame)}
      ${mayUpload(path, frame) && html`<div class="card">${firstUpload(path, frame)}</div>`}
    </article>`;
  return layout({ title: messages.missing, content, collection: path, hidden: true }, frame);
}
