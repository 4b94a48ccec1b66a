import { OPEN_AREA } from '../../catalogue/areas.ts';
import { html, type Html } from '../../http/html.ts';
import { PIECE_LENGTHS } from '../../metainfo/piece-length.ts';
import { code } from '../layout/code.ts';
import { copiedLine } from '../layout/copied-line.ts';
import { choiceField, textField } from '../layout/form-fields.ts';
import type { Frame } from '../layout/frame.ts';
import { layout } from '../layout/layout.ts';
import { shellWord } from '../list/commands.ts';
import { publishForm, type PublishFormInput } from '../upload/publish-form.ts';
import { uploadSheet } from '../upload/upload-sheet.ts';

export interface CreatePageInput extends PublishFormInput {
  readonly stunServers: readonly string[];
}

/**
 * The page that creates a torrent: what to put into it, and below it, once it is there, the form of the upload page. Without a
 * script it shows the command that does the same.
 */
export function createPage(input: CreatePageInput, frame: Frame): string {
  const { create: messages } = frame.messages;
  const content = html`<h1>${messages.heading}</h1>
    <p>${messages.about}</p>
    <noscript><p class="card note warn">${messages.needsScript}</p></noscript>
    ${creation(frame)}
    <section aria-labelledby="publish" data-publish hidden>
      <h2 id="publish" tabindex="-1">${messages.publish}</h2>
      ${publishForm(input, frame)}
    </section>
    ${seeding(input, frame)} ${terminal(frame)}`;
  const { title } = messages;
  return layout(
    { title, description: messages.about, content, current: 'upload', head: uploadSheet(frame) },
    frame,
  );
}

/** Most torrents are for all; nothing is known of the collection before it is published. */
const WHAT_IS_MADE = { private: false, area: OPEN_AREA, collection: '' } as const;

/** What a script shows and works with; it finds all texts here. */
function creation(frame: Frame): Html {
  const { messages } = frame;
  const { create: texts } = messages;
  return html`<form
    class="upload create scripted"
    data-create
    data-byte-unit="${messages.common.byteUnit}"
    data-unseen-name="${messages.common.unseenName}"
    data-chosen="${messages.facts.files}: #"
    data-hashing="${texts.hashing({ percent: '%', size: '@', time: '#' })}"
    data-paused="${texts.paused({ percent: '%' })}"
    data-unreadable="${texts.unreadable({ name: '@' })}"
    data-kept="${texts.kept({ name: '@', percent: '%' })}"
    data-choose-again="${texts.chooseAgain}"
    data-done="${texts.done}"
  >
    <div class="card note" data-kept-note hidden>
      <p data-kept-text></p>
      <p class="actions">
        <button type="button" class="button" data-go-on>${texts.goOn}</button>
        <button type="button" class="button quiet" data-forget>${texts.forget}</button>
      </p>
    </div>
    <div class="drop">
      <label for="content">${texts.content}</label>
      <p class="actions">
        <button type="button" class="button quiet" data-pick="files">${texts.chooseFiles}</button>
        <button type="button" class="button quiet" data-pick="folder">${texts.chooseFolder}</button>
      </p>
      <p>${texts.dropHint}</p>
      <p role="status" data-chosen-text></p>
      <input id="content" type="file" multiple hidden data-input="files" />
      <input type="file" webkitdirectory hidden data-input="folder" aria-label="${texts.chooseFolder}" />
    </div>
    <div class="shared">${fields(frame)}</div>
    <p class="card note bad" role="alert" data-problem hidden></p>
    <div class="bar">
      <div class="state">
        <p role="status" data-state></p>
        <progress max="1" value="0" aria-label="${texts.progress}" data-progress hidden></progress>
      </div>
      <button type="button" class="button quiet" data-cancel hidden>${texts.cancel}</button>
      <button
        type="button"
        class="button quiet"
        data-pause
        data-pause-text="${texts.pause}"
        data-continue-text="${texts.continue}"
        hidden
      >
        ${texts.pause}
      </button>
      <a class="button quiet" data-save hidden>${texts.save}</a>
      <button class="button" data-start disabled>${texts.submit}</button>
    </div>
  </form>`;
}

function fields(frame: Frame): Html {
  const { messages, format, sourcesOf } = frame;
  const { create: texts } = messages;
  const plain = (name: string, label: string, hint: string) =>
    textField({ name, label, hint, value: '', error: undefined });
  const versions = [
    ['hybrid', texts.hybrid],
    ['v1', texts.v1],
    ['v2', texts.v2],
  ] as const;
  const { own, trackers, webSeeds } = sourcesOf(WHAT_IS_MADE);
  const addresses = [...own, ...trackers.flat()].join('\n');
  // In a tier of its own: other clients know no WebSockets.
  const tiers = own.length === 0 ? addresses : `${addresses}\n\n${announceForPages(frame)}`;
  return html`${plain('torrent-name', messages.facts.name, texts.nameHint)}
    ${choiceField('version', messages.facts.version, versions, 'hybrid')}
    ${lines('trackers', texts.trackers, texts.trackersHint, tiers)}
    <details>
      <summary>${messages.uploadFields.more}</summary>
      <div class="own">
        ${lines('web-seeds', texts.webSeeds, texts.webSeedsHint, webSeeds.join('\n'))}
        <div class="field">
          <label for="piece-length">${texts.pieceLength}</label>
          <select id="piece-length" name="piece-length">
            <option value="">${texts.automatic}</option>
            ${PIECE_LENGTHS.map(
              (length) => html`<option value="${length}">${format.bytes(length)}</option> `,
            )}
          </select>
        </div>
        ${plain('comment', texts.comment, texts.commentHint)}
        ${plain('source', texts.source, texts.sourceHint)}
        <div class="field">
          <label><input type="checkbox" name="private" /> ${texts.private}</label>
        </div>
      </div>
    </details>`;
}

/** A field with one address a line. */
function lines(name: string, label: string, hint: string, value: string): Html {
  return html`<div class="field">
    <label for="${name}">${label}</label>
    <p id="${name}-hint">${hint}</p>
    <textarea
      id="${name}"
      name="${name}"
      rows="3"
      dir="ltr"
      aria-describedby="${name}-hint"
      autocapitalize="none"
      spellcheck="false"
    >
${value}</textarea>
  </div>`;
}

/** Where WebTorrent in pages finds the tracker of this site. */
function announceForPages({ publicAddresses }: Frame): string {
  return publicAddresses.announce.replace(/^http/, 'ws');
}

/** What a script shows once the torrent is published; nothing where no page can use the tracker of this site. */
function seeding({ stunServers }: CreatePageInput, frame: Frame): Html | false {
  const { addresses, messages, format, sourcesOf } = frame;
  const { create: texts } = messages;
  if (sourcesOf(WHAT_IS_MADE).own.length === 0) return false;
  return html`<section
    class="card seed"
    aria-labelledby="seed"
    data-seed
    data-tracker="${addresses.announce}"
    data-stun="${stunServers.join(' ')}"
    data-byte-unit="${messages.common.byteUnit}"
    data-seeding="${texts.seeding}"
    data-stopped="${texts.seedingStopped}"
    data-peers="${texts.peers}: #"
    data-sent="${texts.sent({ size: '#' })}"
    data-refused="${texts.notFound({ reason: '@' })}"
    data-failed="${texts.seedingFailed({ reason: '@' })}"
    data-unreadable="${texts.unreadable({ name: '@' })}"
    hidden
  >
    <h2 id="seed">${texts.seed}</h2>
    <p>${texts.seedAbout}</p>
    <p>
      ${texts.seedAddress} ${stunServers.length > 0 && texts.seedStun({ hosts: format.list(stunServers) })}
    </p>
    <p role="status" data-seed-state></p>
    <p data-seed-figures></p>
    <p class="card note bad" role="alert" data-seed-problem hidden></p>
    <p class="actions">
      <button type="button" class="button" data-seed-start>${texts.seedStart}</button>
      <button type="button" class="button quiet" data-seed-stop hidden>${texts.seedStop}</button>
    </p>
  </section>`;
}

function terminal(frame: Frame): Html {
  const { create: messages } = frame.messages;
  const line = `torrentry create PATH --push ${shellWord(frame.publicAddresses.start)}`;
  return html`<section class="card aside" aria-labelledby="terminal">
    <h2 id="terminal">${frame.messages.upload.terminal}</h2>
    <p>${messages.terminalAbout}</p>
    ${copiedLine(line, code(line), frame)}
  </section>`;
}
