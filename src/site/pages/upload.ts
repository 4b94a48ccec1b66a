import { trimSlashes } from '../../catalogue/names.ts';
import type { Problem } from '../../http/problem.ts';
import type { UploadResult } from '../../web/publish.ts';
import type { Frame } from '../frame.ts';
import { countOf, name } from '../format.ts';
import { html, type Html } from '../../http/html.ts';
import { uploadCommand, uploadManyCommand } from './commands.ts';
import { fileField } from './file-field.ts';
import { findingTable } from './findings.ts';
import { layout } from './layout.ts';
import { torrentLink } from './links.ts';
import { problemNote, refusalBody } from './problem-note.ts';

export interface UploadPageInput {
  /** What was typed, or where the reader came from. */
  readonly collection: string;
  /** What became of the files of the last upload. */
  readonly results: readonly UploadResult[] | undefined;
  /** Why nothing of the last upload could be taken. */
  readonly problem: Problem | undefined;
}

/** The upload form, with what became of the last upload above it. */
export function uploadPage(input: UploadPageInput, frame: Frame): string {
  const { results, problem } = input;
  const content = html`<h1>Upload torrents</h1>
    ${problem !== undefined && problemNote(problem, frame)}
    ${results !== undefined && resultList(results, frame)} ${form(input, frame)} ${terminal(input, frame)}`;
  return layout({ title: titleOf(input), content, current: 'upload' }, frame);
}

function titleOf({ results = [], problem }: UploadPageInput): string {
  const refused = results.filter(({ error }) => error !== undefined).length;
  if (problem !== undefined || (refused > 0 && refused === results.length)) return 'Not uploaded';
  if (refused > 0) return 'Partly uploaded';
  return results.length > 0 ? 'Uploaded' : 'Upload';
}

// The collection and the token stand before the files, so that the server can refuse before it takes any.
function form({ collection }: UploadPageInput, { addresses, needsToken }: Frame): Html {
  return html`<form class="upload" action="${addresses.upload}" method="post" enctype="multipart/form-data">
    <div class="field">
      <label for="collection">Collection</label>
      <p id="collection-hint">
        A folder for the torrents, such as <code>debian/13</code>. Leave it empty to publish without one.
      </p>
      <input
        id="collection"
        type="text"
        name="collection"
        value="${collection}"
        aria-describedby="collection-hint"
        autocomplete="off"
        autocapitalize="none"
        spellcheck="false"
      />
    </div>
    ${
      needsToken &&
      html`<div class="field">
        <label for="token">Token</label>
        <p id="token-hint">What the operator of this service gave you for publishing.</p>
        <input
          id="token"
          type="password"
          name="token"
          required
          aria-describedby="token-hint"
          autocomplete="current-password"
        />
      </div>`
    }
    ${fileField('One or several .torrent files; each is checked and published by itself.')}
    <button class="button">Upload</button>
    <button class="button quiet" formaction="${addresses.check}" formnovalidate>Check only</button>
  </form>`;
}

function terminal({ collection }: UploadPageInput, frame: Frame): Html {
  const address = commandAddress(frame.publicAddresses, collection);
  return html`<section class="card aside" aria-labelledby="terminal">
    <h2 id="terminal">From a terminal</h2>
    <p>
      The answer is the address of the published
      torrent.${frame.needsToken && ' Put your token in place of TOKEN.'}
    </p>
    ${uploadCommand(address, frame)}
    <p>Several at once:</p>
    ${uploadManyCommand(address, frame)}
  </section>`;
}

/** What was typed may be no collection at all; then the line shows one that works. */
function commandAddress(addresses: Frame['publicAddresses'], typed: string): string {
  const path = trimSlashes(typed).toWellFormed();
  return addresses.collection(/(?:^|\/)\.{1,2}(?:\/|$)/.test(path) ? '' : path);
}

function resultList(results: readonly UploadResult[], frame: Frame): Html {
  const published = results.filter(({ torrent }) => torrent !== undefined).length;
  const refused = results.length - published;
  const counts = [
    published > 0 ? `${countOf(published, 'torrent')} published` : '',
    refused > 0 ? `${countOf(refused, 'file')} refused` : '',
  ];
  return html`<section class="results" aria-labelledby="results">
    <h2 id="results" tabindex="-1" autofocus>${counts.filter(Boolean).join(', ')}</h2>
    <ul>
      ${results.map((result) => resultItem(result, frame))}
    </ul>
  </section>`;
}

function resultItem({ fileName, status, torrent, error }: UploadResult, frame: Frame): Html {
  const shown = fileName === undefined ? html`A file without a name` : name(fileName);
  if (torrent !== undefined) {
    return html`<li class="card note good">
      <p>
        <strong>${status === 201 ? 'Published' : 'Up to date'}:</strong>
        ${torrentLink(frame.addresses, torrent)} <span class="about">from ${shown}</span>
      </p>
      ${
        torrent.warnings.length > 0 &&
        html`<p>Some programs may stumble over this:</p>
          ${findingTable(torrent.warnings, 'Warnings', frame)}`
      }
    </li> `;
  }
  return html`<li class="card note bad">
    <p><strong>Refused:</strong> ${shown}</p>
    ${error !== undefined && refusalBody(error, frame)}
  </li> `;
}
