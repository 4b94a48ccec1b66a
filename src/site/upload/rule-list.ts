import { trimSlashes } from '../../catalogue/names.ts';
import { html, type Html } from '../../http/html.ts';
import { code } from '../layout/code.ts';
import type { Frame } from '../layout/frame.ts';
import type { UploadPageInput } from './upload-view.ts';

/** What the collection in the form asks of uploads, a sentence for each rule; nothing where it asks for nothing. */
export function ruleList(
  { rules, typed }: Pick<UploadPageInput, 'rules' | 'typed'>,
  { messages: { uploadRules: messages }, format }: Frame,
): Html | undefined {
  if (rules === undefined) return undefined;
  const { trackers, versions, contentBytesMax, fileCountMax } = rules;
  const listed = (words: readonly string[]): Html => format.list(words.map(code));
  const sentences = [
    trackers && messages.tracker({ trackers: listed(trackers) }),
    versions && messages.version({ versions: listed(versions) }),
    contentBytesMax !== undefined && messages.size({ size: format.bytes(contentBytesMax) }),
    fileCountMax !== undefined && messages.files({ count: fileCountMax }),
  ].filter((sentence) => sentence !== undefined);
  return html`<section class="card note" aria-labelledby="rules">
    <h2 id="rules">${messages.heading({ collection: format.name(trimSlashes(typed.collection)) })}</h2>
    <ul>
      ${sentences.map((sentence) => html`<li>${sentence}</li> `)}
    </ul>
  </section>`;
}
