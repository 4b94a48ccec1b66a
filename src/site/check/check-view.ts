import type { CheckReport } from '../../catalogue/check.ts';
import type { AppError } from '../../errors.ts';
import { html, type Html } from '../../http/html.ts';
import type { StructureNode } from '../../metainfo/structure.ts';
import type { Frame } from '../layout/frame.ts';
import { keepFiles } from '../upload/kept-files.ts';
import { code } from '../layout/code.ts';
import { english } from '../layout/english.ts';
import { factList } from '../layout/fact-list.ts';
import { fileField } from '../upload/file-field.ts';
import { findingList, withoutNotes } from './findings.ts';
import { layout } from '../layout/layout.ts';
import { keptForm, type PublishFormInput } from '../upload/publish-form.ts';
import { uploadSheet } from '../upload/upload-sheet.ts';
import { structureTree } from './structure-tree.ts';

/** What the rules say of one file that was sent. */
export interface CheckedFile {
  readonly fileName: string | undefined;
  /** The report, or why the file was not even looked at. */
  readonly result: CheckReport | AppError;
  /** How the file is built; undefined when it is no bencode. */
  readonly structure: StructureNode | undefined;
}

/**
 * What a check found, file by file, with the form to publish what can be and the form to check others; without files the
 * latter alone.
 */
export function checkPage(
  files: readonly CheckedFile[],
  frame: Frame,
  publishing?: PublishFormInput,
): string {
  const { check: messages, uploadFields } = frame.messages;
  const content = html`<h1>${messages.heading}</h1>
    <p>${messages.about}</p>
    ${files.map((file, index) => report(file, index, frame))}
    ${
      publishing !== undefined &&
      html`<h2>${uploadFields.publishAccepted}</h2>
        ${keptForm(publishing, keepFiles(publishing.kept ?? []), frame)}
        <h2>${uploadFields.checkOthers}</h2>`
    }
    ${form(publishing === undefined ? 'button' : 'button quiet', frame)}`;
  const { title } = messages;
  const head = uploadSheet(frame);
  return layout({ title, content, current: 'upload', head, hidden: files.length > 0 }, frame);
}

/** The form to check files, or others: then its button is not the first that the page offers. */
function form(look: 'button' | 'button quiet', frame: Frame): Html {
  const { addresses, messages } = frame;
  return html`<form class="upload" action="${addresses.check}" method="post" enctype="multipart/form-data">
    ${fileField(messages.upload.files, messages.check.filesHint, frame)}
    <p class="actions"><button class="${look}">${messages.check.submit}</button></p>
  </form>`;
}

function report({ fileName, result, structure }: CheckedFile, index: number, frame: Frame): Html {
  const { check: messages, upload } = frame.messages;
  const id = `file-${index + 1}`;
  const shown = fileName === undefined ? html`${upload.unnamedFile}` : frame.format.name(fileName);
  const isRefused = !('verdict' in result) || result.verdict === 'refuse';
  return html`<article class="card note ${isRefused ? 'bad' : 'good'}" aria-labelledby="${id}">
    <h2 id="${id}">${isRefused ? messages.refused({ file: shown }) : messages.accepted({ file: shown })}</h2>
    ${'verdict' in result ? verdict(result, frame) : html`<p>${english(result.message)}</p>`}
    ${
      structure !== undefined &&
      html`<details>
        <summary>${messages.structure}</summary>
        ${structureTree(structure, frame)}
      </details>`
    }
  </article>`;
}

function verdict(result: CheckReport, frame: Frame): Html {
  const { check: messages } = frame.messages;
  return html`${result.verdict === 'accept' && facts(result, frame)}
  ${withoutNotes(result.findings).length === 0 && html`<p>${messages.nothingFound}</p>`}
  ${findingList(result.findings, messages.findings, frame)}`;
}

function facts(
  { facts: found, metainfo }: Extract<CheckReport, { verdict: 'accept' }>,
  { messages: { facts: messages, common }, format }: Frame,
): Html {
  const { infohashV1, infohashV2, version, contentBytes, fileCount, pieceLengthBytes, sha256 } = found;
  return factList([
    [messages.name, format.name(found.name)],
    [messages.size, common.sizeInFiles({ size: format.size(contentBytes), count: fileCount })],
    [
      messages.pieces,
      common.sizeTimes({
        pieces: common.pieces({ count: metainfo.pieceCount }),
        size: format.size(pieceLengthBytes),
      }),
    ],
    [messages.version, code(version)],
    [messages.infohashV1, infohashV1 && code(infohashV1)],
    [messages.infohashV2, infohashV2 && code(infohashV2)],
    [messages.fileSha256, code(sha256)],
  ]);
}
