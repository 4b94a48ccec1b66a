import type { Picture } from '../../catalogue/picture.ts';
import { html, type Html } from '../../http/html.ts';
import type { Problem } from '../../http/problem.ts';
import { renderReadme } from '../../service/markdown.ts';
import { readmeReferences } from '../../service/text-references.ts';
import { code } from '../layout/code.ts';
import { textArea } from '../layout/form-fields.ts';
import { formTokenField } from '../layout/form-token.ts';
import type { Frame } from '../layout/frame.ts';
import { layout } from '../layout/layout.ts';
import { pictureSheet } from '../pictures/picture-sheet.ts';
import { picturesNote } from '../pictures/pictures-note.ts';
import { readmeSection } from '../list/readme-section.ts';
import { problemNote } from '../problem/problem-note.ts';
import { trail } from '../torrent/links.ts';

export interface ReadmeEditInput {
  readonly collection: string;
  /** What was typed, or the README as it is. */
  readonly text: string;
  /** The SHA-256 of the README that the text was made from; `''` when there was none. */
  readonly seen: string;
  readonly problem: Problem | undefined;
  /** The README as it is now, when it was changed while the reader was typing. */
  readonly changedTo: string | undefined;
  /** The pictures that it can show. */
  readonly pictures: readonly Picture[];
  /** Whether the text is to be shown as it will be. */
  readonly preview: boolean;
}

/** The form for the README of a collection. */
export function readmeEditPage(input: ReadmeEditInput, frame: Frame): string {
  const { collection, text, seen, problem, preview } = input;
  const { readme: messages, edit } = frame.messages;
  const field = {
    name: 'text',
    label: messages.text,
    hint: messages.hint({ mark: code('# …, **…**, - …, [text](https://…)') }),
    value: text,
  };
  const content = html`${trail(collection, frame)}
    <h1>${messages.heading}</h1>
    ${problem !== undefined && problemNote(problem, frame)} ${changed(input, frame)}
    <form action="${frame.addresses.readmeEdit(collection)}" method="post">
      ${formTokenField(frame)} <input type="hidden" name="seen" value="${seen}" />
      ${textArea(field)} ${picturesNote(frame.addresses.readmePictures(collection), frame)}
      ${preview && previewOf(input, frame)}
      <p class="actions">
        <button class="button">${edit.save}</button>
        <button class="button quiet" name="preview" value="yes">${messages.preview}</button>
        <a class="button quiet" href="${frame.addresses.collection(collection)}">${messages.back}</a>
      </p>
    </form>`;
  return layout(
    { title: messages.title({ collection }), content, collection, head: pictureSheet(frame), hidden: true },
    frame,
  );
}

/** As the page of the collection shows it, but below a heading of this page. */
function previewOf({ collection, text, pictures }: ReadmeEditInput, frame: Frame): Html {
  const messages = frame.messages.readme;
  const readme = renderReadme(text, 3, readmeReferences(collection, pictures, frame.addresses));
  return html`<section class="card" aria-labelledby="preview">
    <h2 id="preview" tabindex="-1" autofocus>${messages.previewed}</h2>
    ${
      text.trim() === ''
        ? html`<p>${messages.empty}</p>`
        : html`<h3 class="readme-title" dir="auto">
              ${frame.format.name(readme.title ?? collection.split('/').at(-1) ?? collection)}
            </h3>
            ${readmeSection(readme, collection, frame)}`
    }
  </section>`;
}

/** What another wrote while the reader was typing. */
function changed({ changedTo }: ReadmeEditInput, { messages: { readme: messages } }: Frame): Html | false {
  if (changedTo === undefined) return false;
  return html`<section class="card note warn" aria-labelledby="problem">
    <h2 id="problem" tabindex="-1" autofocus>${messages.changed}</h2>
    <p>${messages.changedHint}</p>
    <pre dir="auto">${changedTo}</pre>
  </section>`;
}
