import type { CheckReport } from '../../catalogue/check.ts';
import type { AppError } from '../../errors.ts';
import type { StructureNode } from '../../metainfo/structure.ts';
import type { Frame } from '../frame.ts';
import { countOf, formatBytes, name } from '../format.ts';
import { html, type Html } from '../../http/html.ts';
import { fileField } from './file-field.ts';
import { findingTable } from './findings.ts';
import { layout } from './layout.ts';
import { structureTree } from './structure-tree.ts';

/** What the rules say of one file that was sent. */
export interface CheckedFile {
  readonly fileName: string | undefined;
  /** The report, or why the file was not even looked at. */
  readonly result: CheckReport | AppError;
  /** How the file is built; undefined when it is no bencode. */
  readonly structure: StructureNode | undefined;
}

/** What a check found, file by file, with the form to check others; without files the form alone. */
export function checkPage(files: readonly CheckedFile[], frame: Frame): string {
  const content = html`<h1>Check torrents</h1>
    <p>A file that is checked here is not stored and not published.</p>
    ${files.map((file, index) => report(file, index, frame))} ${form(frame)}`;
  return layout({ title: 'Check', content, current: 'upload', hidden: files.length > 0 }, frame);
}

function form({ addresses }: Frame): Html {
  return html`<form class="upload" action="${addresses.check}" method="post" enctype="multipart/form-data">
    ${fileField('One or several .torrent files.')}
    <button class="button">Check</button>
  </form>`;
}

function report({ fileName, result, structure }: CheckedFile, index: number, frame: Frame): Html {
  const id = `file-${index + 1}`;
  const shown = fileName === undefined ? html`A file without a name` : name(fileName);
  const isRefused = !('verdict' in result) || result.verdict === 'refuse';
  return html`<section class="card note ${isRefused ? 'bad' : 'good'}" aria-labelledby="${id}">
    <h2 id="${id}">${isRefused ? 'Refused' : 'Accepted'}: ${shown}</h2>
    ${'verdict' in result ? verdict(result, frame) : html`<p>${result.message}</p>`}
    ${
      structure !== undefined &&
      html`<details>
        <summary>How the file is built</summary>
        ${structureTree(structure)}
      </details>`
    }
  </section>`;
}

function verdict(result: CheckReport, frame: Frame): Html {
  return html`${result.verdict === 'accept' && facts(result)}
  ${
    result.findings.length === 0
      ? html`<p>Nothing was found that any program could stumble over.</p>`
      : findingTable(result.findings, 'Findings', frame)
  }`;
}

function facts({ facts: found, metainfo }: Extract<CheckReport, { verdict: 'accept' }>): Html {
  const { infohashV1, infohashV2, version, contentBytes, fileCount, pieceLengthBytes, sha256 } = found;
  const rows: readonly (readonly [string, Html | string | undefined])[] = [
    ['Name', name(found.name)],
    ['Size', html`${formatBytes(contentBytes)} in ${countOf(fileCount, 'file')}`],
    ['Pieces', html`${countOf(metainfo.pieceCount, 'piece')} of ${formatBytes(pieceLengthBytes)}`],
    ['Version', version],
    ['Infohash v1', infohashV1],
    ['Infohash v2', infohashV2],
    ['SHA-256 of the file', sha256],
  ];
  return html`<dl class="facts">
    ${rows.map(
      ([term, value]) =>
        value !== undefined &&
        html`<div>
          <dt>${term}</dt>
          <dd>${typeof value === 'string' ? html`<code translate="no">${value}</code>` : value}</dd>
        </div> `,
    )}
  </dl>`;
}
