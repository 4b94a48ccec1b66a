import { reaches } from '../../access/token.ts';
import type { AppError } from '../../errors.ts';
import { html, type Html } from '../../http/html.ts';
import type { Upload } from '../../service/receive.ts';
import type { TypedName } from '../torrent/edit-form.ts';
import type { Frame } from '../layout/frame.ts';
import { KEPT_FIELD, keepFiles, type Kept } from './kept-files.ts';
import type { UploadTyped } from './upload-fields.ts';
import { code } from '../layout/code.ts';
import { fileField } from './file-field.ts';
import { choiceField, describedBy, labelled, textArea, textField } from '../layout/form-fields.ts';
import { formTokenField } from '../layout/form-token.ts';
import { uploadQueue } from './upload-queue.ts';

// What the form's reader takes in one field, 4 KiB, holds as many characters of any script.
const DESCRIPTION_CHARACTERS_MAX = 1000;

export interface PublishFormInput {
  /** What was typed, however wrong. */
  readonly typed: UploadTyped;
  /** Why that could not be taken. */
  readonly wrong?: ReadonlyMap<TypedName, AppError>;
  /** What was sent before and can be published without being chosen again. */
  readonly kept?: readonly Upload[];
  /** Whether it asks for a token where strangers may upload too: the session that it was sent in has ended. */
  readonly asksToken?: boolean;
  /** Some that exist, to choose from. */
  readonly collections: readonly string[];
  readonly uploadBytesMax: number;
}

/** The form that publishes files: those that were sent before, or else those that are chosen in it. */
export function publishForm(input: PublishFormInput, frame: Frame): Html {
  const kept = keepFiles(input.kept ?? []);
  return kept.names.length > 0
    ? keptForm(input, kept, frame)
    : html`${tooLargeNote(kept, frame)} ${formOfNew(input, frame)}`;
}

function formOfNew(input: PublishFormInput, frame: Frame): Html {
  const { addresses, messages } = frame;
  return html`<form class="upload" action="${addresses.upload}" method="post" enctype="multipart/form-data">
    ${fields(input, frame)} ${fileField(messages.upload.files, messages.upload.filesHint, frame)}
    ${uploadQueue(input.uploadBytesMax, frame)}
    <p class="actions">
      <button class="button" data-send>${messages.upload.submit}</button>
      <button class="button quiet" formaction="${addresses.check}" formnovalidate data-check>
        ${messages.upload.checkOnly}
      </button>
      <button type="button" class="button quiet" data-more hidden>${messages.uploading.addMore}</button>
    </p>
  </form>`;
}

/**
 * The form that publishes files which were sent before; nothing but a note where all were too large. It has none of its
 * own to choose, so that it can be sent as one that may hold long texts.
 */
export function keptForm(input: PublishFormInput, kept: Kept, frame: Frame): Html {
  const { text, names } = kept;
  if (names.length === 0) return html`${tooLargeNote(kept, frame)}`;
  const { addresses, messages } = frame;
  const other = `${addresses.upload}?collection=${encodeURIComponent(input.typed.collection.toWellFormed())}`;
  return html`${tooLargeNote(kept, frame)}
    <form class="upload" action="${addresses.upload}" method="post">
      ${fields(input, frame)}
      <div class="field">
        <h3 id="kept">${messages.uploadFields.keptFiles}</h3>
        <p>${messages.uploadFields.keptFilesHint}</p>
        ${nameList(names, frame)}
        <input type="hidden" name="${KEPT_FIELD}" value="${text}" />
      </div>
      <p class="actions">
        <button class="button">${messages.uploadFields.publish}</button>
        <a class="button quiet" href="${other}">${messages.uploadFields.chooseOthers}</a>
      </p>
    </form>`;
}

function tooLargeNote({ tooLarge: names }: Kept, frame: Frame): Html | false {
  return (
    names.length > 0 &&
    html`<div class="card note warn">
      <p>${frame.messages.uploadFields.tooLargeToKeep({ count: names.length })}</p>
      ${nameList(names, frame)}
    </div>`
  );
}

function nameList(names: Kept['names'], { messages, format }: Frame): Html {
  return html`<ul>
    ${names.map((name) => html`<li>${name === undefined ? messages.upload.unnamedFile : format.name(name)}</li> `)}
  </ul>`;
}

// The token comes before the files, so that the server can refuse before it takes any; and what is typed,
// so that it comes back with such a refusal.
function fields(input: PublishFormInput, frame: Frame): Html {
  const { needsToken, visitor } = frame;
  return html`${formTokenField(frame)} ${collectionField(input, frame)}
  ${(needsToken || input.asksToken) && !reaches(visitor.role, 'uploader') && tokenField(frame)}
  ${more(input, frame)}`;
}

function collectionField({ typed, wrong, collections }: PublishFormInput, { messages }: Frame): Html {
  const options = {
    name: 'collection',
    label: messages.upload.collection,
    hint: messages.upload.collectionHint({ example: code('debian/13') }),
    value: typed.collection,
    error: wrong?.get('collection'),
  };
  const input = html`<input
      id="collection"
      type="text"
      name="collection"
      value="${typed.collection}"
      list="collections"
      dir="auto"
      aria-describedby="${describedBy(options)}"
      aria-invalid="${String(options.error !== undefined)}"
      autocapitalize="none"
      spellcheck="false"
    />
    <datalist id="collections">
      ${collections.map((path) => html`<option value="${path}"></option> `)}
    </datalist>`;
  return labelled(options, input);
}

function tokenField({ messages: { upload: messages } }: Frame): Html {
  return html`<div class="field">
    <label for="token">${messages.token}</label>
    <p id="token-hint">${messages.tokenHint}</p>
    <input
      id="token"
      type="password"
      name="token"
      required
      dir="ltr"
      aria-describedby="token-hint"
      aria-invalid="false"
      autocomplete="current-password"
    />
  </div>`;
}

/** What nobody needs to write; open when something is written there. */
function more(input: PublishFormInput, frame: Frame): Html {
  const { typed } = input;
  const { collection: _, state, ...written } = typed;
  const isUsed = state === 'unlisted' || Object.values(written).some((text) => text !== '');
  const { uploadFields: messages } = frame.messages;
  const content = html`<summary>${messages.more}</summary>
    <p class="about">${messages.moreHint}</p>
    ${moreFields(input, frame)}`;
  return isUsed ? html`<details open>${content}</details>` : html`<details>${content}</details>`;
}

function moreFields({ typed, wrong }: PublishFormInput, { messages, format }: Frame): Html {
  const { edit, uploadFields } = messages;
  const field = (name: keyof UploadTyped, label: string, hint: Html | string) => ({
    name,
    label,
    hint,
    value: typed[name],
    error: wrong?.get(name),
  });
  const descriptionHint = uploadFields.descriptionHint({
    charactersMax: format.count(DESCRIPTION_CHARACTERS_MAX),
  });
  const states = [
    ['public', edit.states.public],
    ['unlisted', edit.states.unlisted],
  ] as const;
  return html`<div data-one-title>${textField(field('title', edit.name, uploadFields.titleHint))}</div>
    ${textArea(field('description', edit.description, descriptionHint), DESCRIPTION_CHARACTERS_MAX)}
    ${textField(field('category', edit.category, edit.categoryHint))}
    ${textField(field('tags', edit.tags, edit.tagsHint))}
    ${textField(field('licence', edit.licence, edit.licenceHint({ example: code('CC-BY-SA-4.0') })))}
    ${choiceField('state', edit.visibility, states, typed.state || 'public')}`;
}
