import type { CollectionSettings } from '../../catalogue/collection-settings.ts';
import type { Fields } from '../../http/fields.ts';
import { html, type Html } from '../../http/html.ts';
import type { Problem } from '../../http/problem.ts';
import { formTokenField } from '../layout/form-token.ts';
import type { Frame } from '../layout/frame.ts';
import { layout } from '../layout/layout.ts';
import { problemNote } from '../problem/problem-note.ts';
import { trail } from '../torrent/links.ts';

/** The settings as the form has them: each a text, however wrong. */
export interface TypedSettings {
  readonly read: string;
  readonly order: string;
}

export interface SettingsPageInput {
  readonly collection: string;
  readonly typed: TypedSettings;
  /** The version of the settings that the form was made from. */
  readonly seen: string;
  readonly problem: Problem | undefined;
}

/** The fields of the form for these settings. */
export function typedOf({ read, order }: CollectionSettings): TypedSettings {
  return { read, order };
}

/** The fields of a form that was sent. */
export function typedIn(fields: Fields): TypedSettings {
  return { read: fields.get('read'), order: fields.get('order') };
}

/** The form for what is set for a collection. */
export function settingsPage({ collection, typed, seen, problem }: SettingsPageInput, frame: Frame): string {
  const { collectionSettings: messages, edit } = frame.messages;
  const content = html`${trail(collection, frame)}
    <h1>${messages.heading}</h1>
    ${problem !== undefined && problemNote(problem, frame)}
    <form action="${frame.addresses.settings(collection)}" method="post">
      ${formTokenField(frame)} <input type="hidden" name="seen" value="${seen}" />
      ${choiceGroup(
        'read',
        messages.read,
        messages.readHint,
        [
          ['open', messages.readOpen],
          ['token', messages.readToken],
        ],
        typed.read,
      )}
      ${choiceGroup(
        'order',
        messages.order,
        messages.orderHint,
        [
          ['published', messages.orderPublished],
          ['version', messages.orderVersion],
        ],
        typed.order,
      )}
      <p>
        <a href="${frame.addresses.moveCollection(collection)}">${frame.messages.collectionMove.heading}</a>
      </p>
      <p class="actions">
        <button class="button">${edit.save}</button>
        <a class="button quiet" href="${frame.addresses.collection(collection)}">${messages.back}</a>
      </p>
    </form>`;
  return layout({ title: messages.title({ collection }), content, collection, hidden: true }, frame);
}

/** One of several choices, each with its own words. */
function choiceGroup(
  name: keyof TypedSettings,
  legend: string,
  hint: string,
  choices: readonly (readonly [value: string, label: string])[],
  chosen: string,
): Html {
  return html`<fieldset aria-describedby="${name}-hint">
    <legend>${legend}</legend>
    <p id="${name}-hint">${hint}</p>
    ${choices.map(
      ([value, label]) =>
        html`<p>
          <label
            ><input type="radio" name="${name}" value="${value}" ${value === chosen && html`checked`} />
            ${label}</label
          >
        </p> `,
    )}
  </fieldset>`;
}
