import { reaches } from '../../access/token.ts';
import type { AppError } from '../../errors.ts';
import { html, type Html } from '../../http/html.ts';
import type { Upload } from '../../service/receive.ts';
import type { TypedName } from '../torrent/edit-form.ts';
import type { Frame } from '../layout/frame.ts';
import { KEPT_FIELD, keepFiles, type Kept, type KeptFile } from './kept-files.ts';
import type { UploadTyped } from './upload-fields.ts';
import { code } from '../layout/code.ts';
import { fileField } from './file-field.ts';
import { choiceField, describedBy, labelled, textArea, textField } from '../layout/form-fields.ts';
import { PICTURE_TYPES } from '../pictures/pictures-view.ts';
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
  /** Why the token of the form was refused. */
  readonly tokenError?: Pick<AppError, 'message' | 'hint'> | undefined;
  /** Some that exist, to choose from. */
  readonly collections: readonly string[];
  readonly uploadBytesMax: number;
}

/** The form that publishes files: those that were sent before, or else those that are chosen in it. */
export function publishForm(input: PublishFormInput, frame: Frame): Html {
  const kept = keepFiles(input.kept ?? []);
  return kept.files.length > 0
    ? keptForm(input, kept, frame)
    : html`${tooLargeNote(kept, frame)} ${formOfNew(input, frame)}`;
}

/** Whether the form has a field for a token. */
export function hasTokenField(
  { asksToken = false }: Pick<PublishFormInput, 'asksToken'>,
  { needsToken, visitor }: Frame,
): boolean {
  return (needsToken || asksToken) && !reaches(visitor.role, 'uploader');
}

// The files come first for people; the server reads the whole form before it decides about its sender.
function formOfNew(input: PublishFormInput, frame: Frame): Html {
  const { addresses, messages, format } = frame;
  const hint = messages.upload.filesHint({ size: format.bytes(input.uploadBytesMax) });
  return html`<form class="upload" action="${addresses.upload}" method="post" enctype="multipart/form-data">
    ${formTokenField(frame)} ${fileField(messages.upload.files, hint, frame)}
    ${fields(input, frame, pictureField(frame))} ${uploadQueue(input.uploadBytesMax, frame)}
    <div class="bar">
      <div class="state">
        <p role="status" data-summary></p>
      </div>
      <button class="button quiet" formaction="${addresses.check}" formnovalidate data-check>
        ${messages.upload.checkOnly}
      </button>
      <button class="button" data-send>
        <span>${messages.upload.submit}<span data-send-count></span></span>
      </button>
    </div>
  </form>`;
}

/**
 * The form that publishes files which were sent before; nothing but a note where all were too large. It has none of its
 * own to choose, so that it can be sent as one that may hold long texts.
 */
export function keptForm(input: PublishFormInput, kept: Kept, frame: Frame): Html {
  const { text, files } = kept;
  if (files.length === 0) return html`${tooLargeNote(kept, frame)}`;
  const { addresses, messages } = frame;
  const other = `${addresses.upload}?collection=${encodeURIComponent(input.typed.collection.toWellFormed())}`;
  return html`${tooLargeNote(kept, frame)}
    <form class="upload" action="${addresses.upload}" method="post">
      ${formTokenField(frame)}
      <h3>${messages.uploadFields.keptFiles}</h3>
      <p>${messages.uploadFields.keptFilesHint}</p>
      ${fileTable(files, frame)}
      <input type="hidden" name="${KEPT_FIELD}" value="${text}" />
      ${fields(input, frame)}
      <div class="bar">
        <a class="button quiet" href="${other}">${messages.uploadFields.chooseOthers}</a>
        <button class="button">${messages.upload.submit}</button>
      </div>
    </form>`;
}

function tooLargeNote({ tooLarge }: Kept, frame: Frame): Html | false {
  return (
    tooLarge.length > 0 &&
    html`<div class="card note warn">
      <p>${frame.messages.uploadFields.tooLargeToKeep({ count: tooLarge.length })}</p>
      ${fileTable(tooLarge, frame)}
    </div>`
  );
}

function fileTable(files: readonly KeptFile[], { messages, format }: Frame): Html {
  return html`<table class="uploads">
    <thead>
      <tr>
        <th scope="col">${messages.upload.file}</th>
        <th scope="col" class="number">${messages.upload.fileSize}</th>
      </tr>
    </thead>
    <tbody>
      ${files.map(
        ({ fileName, bytes }) =>
          html`<tr>
            <th scope="row">
              ${fileName === undefined ? messages.upload.unnamedFile : format.name(fileName)}
            </th>
            <td class="number">${format.size(bytes)}</td>
          </tr> `,
      )}
    </tbody>
  </table>`;
}

/** The fields that are for all files; that for pictures only in a form that may have files. */
function fields(input: PublishFormInput, frame: Frame, pictures?: Html): Html {
  const { messages } = frame;
  const field = fieldOf(input);
  return html`<div class="shared">
    ${collectionField(input, frame)}
    ${textField(field('category', messages.edit.category, messages.uploadFields.categoryHint))}
    ${textField(field('tags', messages.edit.tags, messages.uploadFields.tagsHint))}
    ${hasTokenField(input, frame) && tokenField(input, frame)} ${more(input, frame, pictures)}
  </div>`;
}

function fieldOf({ typed, wrong }: PublishFormInput) {
  return (name: keyof UploadTyped, label: string, hint: Html | string) => ({
    name,
    label,
    hint,
    value: typed[name],
    error: wrong?.get(name),
  });
}

function collectionField(input: PublishFormInput, { messages }: Frame): Html {
  const { typed, collections } = input;
  const hint = messages.upload.collectionHint({ example: code('debian/13') });
  const options = fieldOf(input)('collection', messages.upload.collection, hint);
  const control = html`<input
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
  return labelled(options, control);
}

/** A script puts pictures into it that are dropped into the description. */
function pictureField({ messages: { pictures: messages } }: Frame): Html {
  return html`<div class="field" data-pictures>
    <label for="image">${messages.heading}</label>
    <p id="image-hint">
      ${messages.chooseHint({ example: code('![](shot.png)') })}
      <span class="scripted">${messages.drop}</span>
    </p>
    <input
      id="image"
      type="file"
      name="image"
      multiple
      accept="${PICTURE_TYPES}"
      aria-describedby="image-hint"
    />
  </div>`;
}

function tokenField(
  { tokenError: error }: PublishFormInput,
  { messages: { upload: messages } }: Frame,
): Html {
  const options = { name: 'token', label: messages.token, hint: messages.tokenHint, value: '', error };
  const control = html`<input
    id="token"
    type="password"
    name="token"
    required
    dir="ltr"
    aria-describedby="${describedBy(options)}"
    aria-invalid="${String(error !== undefined)}"
    autocomplete="current-password"
  />`;
  return labelled(options, control);
}

/** What few need; open when something is written there. */
function more(input: PublishFormInput, frame: Frame, pictures: Html | undefined): Html {
  const { title, description, licence, expires, state } = input.typed;
  const isUsed = state === 'unlisted' || [title, description, licence, expires].some((text) => text !== '');
  const { uploadFields: messages } = frame.messages;
  const content = html`<summary>${messages.more}</summary>
    <p class="about">${messages.moreHint}</p>
    <div class="own">${moreFields(input, frame, pictures)}</div>`;
  return isUsed ? html`<details open>${content}</details>` : html`<details>${content}</details>`;
}

function moreFields(input: PublishFormInput, { messages, format }: Frame, pictures: Html | undefined): Html {
  const { edit, keep, uploadFields } = messages;
  const field = fieldOf(input);
  const descriptionHint = uploadFields.descriptionHint({
    charactersMax: format.count(DESCRIPTION_CHARACTERS_MAX),
  });
  const states = [
    ['public', edit.states.public],
    ['unlisted', edit.states.unlisted],
  ] as const;
  return html`<div data-one-title>${textField(field('title', edit.name, uploadFields.titleHint))}</div>
    ${textArea(field('description', edit.description, descriptionHint), DESCRIPTION_CHARACTERS_MAX)}
    ${pictures}
    ${textField(field('licence', edit.licence, edit.licenceHint({ example: code('CC-BY-SA-4.0') })))}
    ${choiceField('state', edit.visibility, states, input.typed.state || 'public')}
    ${textField(field('expires', keep.expires, keep.expiresHint({ example: code('30d') })))}`;
}
