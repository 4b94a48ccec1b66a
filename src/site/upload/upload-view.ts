import { trimSlashes } from '../../catalogue/names.ts';
import type { UploadRules } from '../../catalogue/upload-rules.ts';
import { html, type Html } from '../../http/html.ts';
import type { Problem } from '../../http/problem.ts';
import type { UploadResult } from '../../service/publish.ts';
import type { Frame } from '../layout/frame.ts';
import { uploadCommand, uploadManyCommand } from '../list/commands.ts';
import { layout } from '../layout/layout.ts';
import { mistakes } from '../problem/mistakes.ts';
import { problemNote } from '../problem/problem-note.ts';
import { hasTokenField, publishForm, type PublishFormInput } from './publish-form.ts';
import { resultTable } from './upload-results.ts';
import { ruleList } from './rule-list.ts';
import { uploadSheet } from './upload-sheet.ts';

export interface UploadPageInput extends PublishFormInput {
  /** What became of the files of the last upload. */
  readonly results?: readonly UploadResult[];
  /** Why nothing of the last upload could be taken. */
  readonly problem?: Problem;
  /** What the collection in the form asks of uploads. */
  readonly rules?: UploadRules | undefined;
}

/** The upload form, with what became of the last upload above it. */
export function uploadPage(input: UploadPageInput, frame: Frame): string {
  const { results, problem, wrong } = input;
  const { upload: messages } = frame.messages;
  const tokenError = tokenErrorOf(input, frame);
  const mistaken = tokenError === undefined ? wrong : new Map([['token', tokenError] as const]);
  const content = html`<h1>${messages.heading}</h1>
    <p>
      ${frame.messages.create.offer({ link: (text) => html`<a href="${frame.addresses.create}">${text}</a>` })}
    </p>
    ${problem !== undefined && tokenError === undefined && problemNote(problem, frame)}
    ${problem !== undefined && chooseAgain(input, frame)}
    ${mistaken !== undefined && mistakes(messages.titleRefused, mistaken, frame)}
    ${results !== undefined && html`${resultTable(results, frame)} ${another(input, frame)}`}
    ${ruleList(input, frame)} ${publishForm({ ...input, tokenError }, frame)} ${terminal(input, frame)}`;
  const title = titleOf(input, frame);
  return layout(
    { title, description: messages.about, content, current: 'upload', head: uploadSheet(frame) },
    frame,
  );
}

/** A problem with the token is told at its field, where the page has one. */
function tokenErrorOf(input: UploadPageInput, frame: Frame): PublishFormInput['tokenError'] {
  const { problem } = input;
  const isAboutToken = problem?.code === 'unauthorized' || problem?.code === 'forbidden';
  if (!isAboutToken || !hasTokenField(input, frame)) return undefined;
  return { message: problem.detail, hint: problem.hint };
}

/** No files came, or not all of them; a browser chooses none by itself. */
function chooseAgain({ kept = [] }: UploadPageInput, { messages }: Frame): Html | false {
  return kept.length === 0 && html`<p>${messages.uploadFields.chooseAgain}</p>`;
}

/** What the form is for after an upload; files that were kept say so themselves. */
function another({ kept = [] }: UploadPageInput, { messages }: Frame): Html | false {
  return kept.length === 0 && html`<h2>${messages.uploadFields.uploadMore}</h2>`;
}

function titleOf(
  { results = [], problem, wrong }: UploadPageInput,
  { messages: { upload: messages } }: Frame,
): string {
  const refused = results.filter(({ error }) => error !== undefined).length;
  const isRefused = problem !== undefined || wrong !== undefined;
  if (isRefused || (refused > 0 && refused === results.length)) return messages.titleRefused;
  if (refused > 0) return messages.titlePartly;
  return results.length > 0 ? messages.titleDone : messages.title;
}

function terminal({ typed }: UploadPageInput, frame: Frame): Html {
  const { upload: messages } = frame.messages;
  const address = commandAddress(frame.publicAddresses, typed.collection);
  return html`<section class="card aside" aria-labelledby="terminal">
    <h2 id="terminal">${messages.terminal}</h2>
    <p>${messages.terminalAnswer} ${frame.needsToken && messages.terminalToken}</p>
    ${uploadCommand(address, frame)}
    <p>${messages.severalAtOnce}</p>
    ${uploadManyCommand(address, frame)}
  </section>`;
}

/** What was typed may be no collection at all; then the line shows one that works. */
function commandAddress(addresses: Frame['publicAddresses'], typed: string): string {
  const path = trimSlashes(typed).toWellFormed();
  return addresses.collection(/(?:^|\/)\.{1,2}(?:\/|$)/.test(path) ? '' : path);
}
