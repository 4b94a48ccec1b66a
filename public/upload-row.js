// One file in the list of the upload page: what is known about it, the state of its upload, and the possible actions.

import { messageOf } from './upload-sign-in.js';
import { nameElement, shownSize, shownText, withNumber } from './shown.js';

const FINDINGS_SHOWN_MAX = 100;

/** The actions in each state; none when the torrent is published. */
const ACTS = {
  checking: ['remove'],
  ready: ['remove'],
  unchecked: ['remove'],
  waiting: ['cancel'],
  sending: ['cancel'],
  paused: ['cancel'],
  published: [],
  upToDate: [],
  pending: [],
  here: ['remove'],
  hereOtherwise: ['remove'],
  refused: ['remove'],
  tooLarge: ['remove'],
  sameName: ['retry', 'remove'],
  twice: ['retry', 'remove'],
  failed: ['retry', 'remove'],
  noAnswer: ['retry', 'remove'],
  cancelled: ['retry', 'remove'],
  changed: ['remove'],
  gone: ['remove'],
};
const GOOD = new Set(['published', 'upToDate', 'pending']);
const BAD = new Set(['refused', 'tooLarge', 'sameName', 'twice', 'failed', 'noAnswer', 'changed', 'gone']);
const WARN = new Set(['hereOtherwise', 'cancelled', 'paused']);
const EDITABLE = new Set(['ready', 'hereOtherwise', 'failed', 'noAnswer', 'cancelled']);

/** Makes the row of a file; `queue` has the templates and texts. */
export function createRow(queue, { name, size }) {
  const texts = queue.dataset;
  const element = queue.querySelector('template[data-item]').content.cloneNode(true).firstElementChild;
  const part = (selector) => element.querySelector(selector);
  const reveal = (selector, isShown) => {
    part(selector).hidden = !isShown;
  };
  const title = part('[data-title] input');
  let isValid = false;

  part('[data-name]').append(nameElement(name, texts.unseenName));
  part('[data-file-size]').textContent = shownSize(size, texts.byteUnit);
  for (const of of element.querySelectorAll('[data-of]')) of.textContent = `: ${shownText(name)}`;

  return {
    element,
    title,

    /** `link` leads to the torrent that the state is about, `problem` says why something failed. */
    show(state, { link, linkText, problem, seconds } = {}) {
      const focused = document.activeElement;
      element.classList.toggle('good', GOOD.has(state));
      element.classList.toggle('bad', BAD.has(state));
      element.classList.toggle('warn', WARN.has(state));
      part('[data-state]').textContent =
        seconds === undefined ? texts[state] : withNumber(texts[state], seconds);
      for (const button of element.querySelectorAll('[data-act]'))
        button.hidden = !ACTS[state].includes(button.dataset.act);
      reveal('[data-transfer]', state === 'sending');
      reveal('[data-title]', isValid && EDITABLE.has(state));
      reveal('[data-link]', link !== undefined);
      if (link !== undefined) {
        part('[data-link]').href = link;
        part('[data-link]').replaceChildren(nameElement(linkText, texts.unseenName));
      }
      showProblem(problem);
      if (element.contains(focused) && focused.closest('[hidden]') !== null) this.focus();
    },

    /** Shows what the check found. */
    showReport({ verdict, torrent, findings }) {
      isValid = verdict === 'accept';
      showFindings(findings, isValid ? texts.warnings : texts.problems);
      if (!isValid) return;
      const { contentBytes, fileCount, infohashV1, infohashV2, version } = torrent;
      part('[data-torrent-name]').replaceChildren(nameElement(torrent.name, texts.unseenName));
      part('[data-content]').textContent = shownSize(contentBytes, texts.byteUnit);
      part('[data-count]').textContent = withNumber(texts.fileCount, fileCount);
      part('[data-version]').textContent = version;
      part('[data-infohash]').textContent = infohashV1 ?? infohashV2;
      if (infohashV1 === null) part('[data-infohash-label]').textContent = texts.infohashV2;
      reveal('[data-facts]', true);
    },

    showProgress(loaded, total, bytesPerSecond) {
      part('progress').value = total > 0 ? loaded / total : 0;
      part('[data-speed]').textContent = texts.speed.replace('#', shownSize(bytesPerSecond, texts.byteUnit));
    },

    /** Shows the address for deleting an upload without a token. It is shown only once. */
    showDelete(address) {
      part('[data-delete] a').href = address;
      part('[data-delete] code').textContent = address;
      part('[data-copy]').dataset.copy = address;
      reveal('[data-copy]', true);
      reveal('[data-delete]', true);
    },

    /** Moves the focus to the first action, or else to the link. */
    focus() {
      element.querySelector('button:not([hidden]), [data-link]:not([hidden])')?.focus();
    },
  };

  function showProblem(problem) {
    const message = messageOf(problem);
    // Several findings are shown in full, so they need no summary.
    reveal('[data-detail]', message !== undefined && !problem.errors?.length);
    part('[data-detail] bdi').textContent = shownText(message ?? '');
    if (problem?.errors?.length > 0) showFindings(problem.errors, texts.problems);
    reveal('[data-existing]', problem?.standing !== undefined);
    if (problem?.standing === undefined) return;
    part('[data-existing] a').href = problem.standing;
    part('[data-existing] bdi').textContent = shownText(problem.standing);
  }

  function showFindings(findings, caption) {
    const severe = findings.filter(({ severity }) => severity !== 'note');
    fillTable('[data-findings="severe"]', severe, caption);
    const notes = findings.filter(({ severity }) => severity === 'note');
    const summary = withNumber(texts.notes, notes.length);
    part('[data-notes] summary').textContent = summary;
    fillTable('[data-findings="notes"]', notes, summary);
    reveal('[data-notes]', notes.length > 0);
  }

  function fillTable(selector, findings, caption) {
    part(`${selector} caption`).textContent = caption;
    const template = queue.querySelector('template[data-finding]').content.firstElementChild;
    const rows = findings.slice(0, FINDINGS_SHOWN_MAX).map((finding) => findingRow(template, finding, texts));
    part(`${selector} tbody`).replaceChildren(...rows);
    reveal(selector, rows.length > 0);
  }
}

function findingRow(template, { severity, message, hint, path, offset, rule }, texts) {
  const row = template.cloneNode(true);
  const put = (selector, text) => {
    row.querySelector(selector).textContent = shownText(text);
  };
  row.querySelector('[data-warning]').hidden = severity !== 'warning';
  put('[data-message]', message);
  put('[data-hint]', hint ?? '');
  put('[data-path]', path);
  put('[data-offset]', withNumber(texts.atByte, offset));
  // A finding about the whole file has no key path.
  if (path === '') row.querySelector('[data-place]').replaceChildren(row.querySelector('[data-offset]'));
  put('a code', rule);
  row.querySelector('a').href = texts.rules + encodeURIComponent(rule);
  return row;
}
