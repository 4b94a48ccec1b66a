import type { AppError } from '../../errors.ts';
import { html, type Html } from '../../http/html.ts';
import type { TypedName } from '../torrent/edit-form.ts';
import type { Frame } from '../layout/frame.ts';
import { english } from '../layout/english.ts';

/** The fields of forms about torrents. */
type FieldName = TypedName | 'token' | 'images';

/** What the fields are called that say something about a torrent, and who sends it. */
export function fieldLabels({ messages }: Frame): Readonly<Record<FieldName, string>> {
  const { name: title, description, category, tags, licence, collection, fileName } = messages.edit;
  const { visibility: state, stateReason } = messages.edit;
  const { token } = messages.upload;
  const { expires, pinned } = messages.keep;
  const { heading: images } = messages.pictures;
  const written = { title, description, images, category, tags, licence, collection, fileName };
  return { ...written, state, stateReason, expires, pinned, token };
}

/** The fields of a form that could not be taken, each with the way to it. */
export function mistakes(
  title: string,
  wrong: ReadonlyMap<FieldName, Pick<AppError, 'message'>>,
  frame: Frame,
): Html {
  const labels = fieldLabels(frame);
  return html`<section class="card note bad" aria-labelledby="problem">
    <h2 id="problem" tabindex="-1" autofocus>${title}</h2>
    <p>${frame.messages.edit.wrongFields({ count: wrong.size })}</p>
    <ul>
      ${Array.from(
        wrong,
        ([name, { message }]) => html`<li><a href="#${name}">${labels[name]}</a>: ${english(message)}</li> `,
      )}
    </ul>
  </section>`;
}
