import { moderates } from '../../catalogue/actor.ts';
import { hasPath, type Torrent } from '../../catalogue/torrent.ts';
import type { AppError } from '../../errors.ts';
import { html, type Html } from '../../http/html.ts';
import type { Problem } from '../../http/problem.ts';
import { TYPED_NAMES, typedOf, type Typed, type TypedName } from './edit-form.ts';
import type { Frame } from '../layout/frame.ts';
import { renderMarkdown } from '../../service/markdown.ts';
import { referencesOf } from '../../service/text-references.ts';
import { code } from '../layout/code.ts';
import { choiceField, textArea, textField } from '../layout/form-fields.ts';
import { formTokenField } from '../layout/form-token.ts';
import { layout } from '../layout/layout.ts';
import { pictureSheet } from '../pictures/picture-sheet.ts';
import { picturesNote } from '../pictures/pictures-note.ts';
import { fieldLabels, mistakes } from '../problem/mistakes.ts';
import { problemNote } from '../problem/problem-note.ts';

export interface EditPageInput {
  /** As it is now. */
  readonly torrent: Torrent;
  readonly typed: Typed;
  /** The version that the typed texts were made from. */
  readonly seen: string;
  readonly wrong: ReadonlyMap<TypedName, AppError>;
  readonly problem: Problem | undefined;
  /** Whether it was changed while the reader was typing. */
  readonly isChanged: boolean;
  /** Whether the description is to be shown as it will be. */
  readonly preview: boolean;
}

/** The form that changes what is written of a torrent. */
export function editPage(input: EditPageInput, frame: Frame): string {
  const { torrent, seen, problem } = input;
  const { edit: messages } = frame.messages;
  const name = torrent.title ?? torrent.name;
  const content = html`<h1>${messages.heading({ torrent: frame.format.name(name) })}</h1>
    ${problem !== undefined && problemNote(problem, frame)}
    ${input.wrong.size > 0 && mistakes(messages.notSaved, input.wrong, frame)}
    ${input.isChanged && changes(input, frame)}
    <form action="${frame.addresses.edit(torrent)}" method="post">
      ${formTokenField(frame)} <input type="hidden" name="seen" value="${seen}" />
      ${written(input, frame)} ${hasPath(torrent.state) && place(input, frame)} ${visibility(input, frame)}
      ${keeping(input, frame)}
      <p class="actions">
        <button class="button">${messages.save}</button>
        <button class="button quiet" name="preview" value="yes">${messages.preview}</button>
        <a class="button quiet" href="${frame.addresses.page(torrent)}">${frame.messages.report.back}</a>
      </p>
    </form>`;
  return layout(
    { title: messages.title({ torrent: name }), content, head: pictureSheet(frame), hidden: true },
    frame,
  );
}

function written({ torrent, typed, wrong, preview }: EditPageInput, frame: Frame): Html {
  const { edit: messages } = frame.messages;
  const field = (name: TypedName, hint: Html | string) => ({
    name,
    label: fieldLabels(frame)[name],
    hint,
    value: typed[name],
    error: wrong.get(name),
  });
  return html`${textField(field('title', messages.nameHint))}
  ${textArea(field('description', messages.descriptionHint({ mark: code('**…**, # …, - …, [text](https://…)') })))}
  ${picturesNote(frame.addresses.pictures(torrent), frame)}
  ${preview && previewOf(typed.description, torrent, frame)}
  ${textField(field('category', messages.categoryHint))} ${textField(field('tags', messages.tagsHint))}
  ${textField(field('licence', messages.licenceHint({ example: code('CC-BY-SA-4.0') })))}`;
}

function previewOf(
  description: string,
  torrent: Torrent,
  { messages: { edit: messages }, addresses }: Frame,
): Html {
  const references = referencesOf(torrent, addresses);
  return html`<section class="card" aria-labelledby="preview">
    <h2 id="preview" tabindex="-1" autofocus>${messages.previewed}</h2>
    <div class="written" dir="auto">
      ${description.trim() === '' ? html`<p>${messages.descriptionEmpty}</p>` : renderMarkdown(description, 2, references)}
    </div>
  </section>`;
}

function place({ typed, wrong }: EditPageInput, frame: Frame): Html {
  const { edit: messages, upload } = frame.messages;
  const collection = {
    name: 'collection',
    label: messages.collection,
    hint: upload.collectionHint({ example: code('debian/13') }),
    value: typed.collection,
    error: wrong.get('collection'),
  };
  const fileName = {
    name: 'fileName',
    label: messages.fileName,
    hint: messages.fileNameHint({ ending: code('.torrent') }),
    value: typed.fileName,
    error: wrong.get('fileName'),
  };
  return html`<fieldset>
    <legend>${messages.path}</legend>
    ${textField(collection)} ${textField(fileName)}
  </fieldset>`;
}

/** A torrent without a path stays as it is; only a moderator shows a pending or hidden one. */
function visibility({ torrent, typed, wrong }: EditPageInput, frame: Frame): Html | undefined {
  const { edit: messages, ownTorrents } = frame.messages;
  const isModerator = moderates(frame.visitor.actor, torrent);
  const { states } = messages;
  const own = [
    ['public', states.public],
    ['unlisted', states.unlisted],
  ] as const;
  const isOwnChoice = torrent.state === 'public' || torrent.state === 'unlisted';
  if (!isModerator) {
    return isOwnChoice ? choiceField('state', messages.visibility, own, typed.state) : undefined;
  }
  if (!hasPath(torrent.state)) return undefined;
  const waiting = torrent.state === 'pending' ? ([['pending', ownTorrents.states.pending]] as const) : [];
  const choices = [...waiting, ...own, ['hidden', states.hidden] as const];
  const reason = {
    name: 'stateReason',
    label: messages.stateReason,
    hint: messages.stateReasonHint,
    value: typed.stateReason,
    error: wrong.get('stateReason'),
  };
  return html`${choiceField('state', messages.visibility, choices, typed.state)} ${textField(reason)}`;
}

/** How long it is kept. Only a moderator pins it. */
function keeping({ torrent, typed, wrong }: EditPageInput, frame: Frame): Html {
  const { keep: messages } = frame.messages;
  const expires = {
    name: 'expires',
    label: messages.expires,
    hint: messages.expiresHint({ example: code('30d') }),
    value: typed.expires,
    error: wrong.get('expires'),
  };
  const choices = [
    ['no', messages.pinnedNo],
    ['yes', messages.pinnedYes],
  ] as const;
  return html`${textField(expires)}
  ${moderates(frame.visitor.actor, torrent) && choiceField('pinned', messages.pinned, choices, typed.pinned)}`;
}

/** The changes by others while the reader was typing. */
function changes({ torrent, typed }: EditPageInput, frame: Frame): Html {
  const { edit: messages } = frame.messages;
  const names = fieldLabels(frame);
  const current = typedOf(torrent);
  const differing = TYPED_NAMES.filter((name) => current[name] !== typed[name]);
  return html`<section class="card note warn" aria-labelledby="problem">
    <h2 id="problem" tabindex="-1" autofocus>${messages.changed}</h2>
    <p>${messages.changedHint}</p>
    <dl class="facts">
      ${differing.map(
        (name) =>
          html`<div>
            <dt>${names[name]}</dt>
            <dd>
              ${current[name] === '' ? html`<i>${messages.empty}</i>` : html`<bdi class="prose">${current[name]}</bdi>`}
            </dd>
          </div> `,
      )}
    </dl>
  </section>`;
}
