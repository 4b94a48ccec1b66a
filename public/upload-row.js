// One file in the list of the upload page: what is known about it, the state of its upload, and the possible actions.

import { nameElement, shownSize, shownText, withNumber } from './shown.js';
import { messageOf } from './upload-sign-in.js';

const FINDINGS_SHOWN_MAX = 100;

/** The actions in each state beside the details; none when the torrent is published. */
const ACTS = {
  checking: ['remove'],
  ready: ['remove'],
  unchecked: ['remove'],
  waiting: ['cancel'],
  sending: ['cancel'],
  paused: ['cancel'],
  published: [],
  replaced: [],
  updated: [],
  unchanged: [],
  pending: [],
  here: ['remove'],
  hereOtherwise: ['remove'],
  hereFields: ['remove'],
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
const DONE = new Set(['published', 'replaced', 'updated', 'pending']);
const READY = new Set(['ready', 'unchecked', 'hereOtherwise', 'hereFields']);
const FAILED = new Set(['refused', 'tooLarge', 'sameName', 'twice', 'failed', 'noAnswer', 'changed', 'gone']);
/** These have a sentence of their own, `whyGone` for `gone`. */
const NOT_SENT = new Set(['tooLarge', 'sameName', 'twice', 'failed', 'noAnswer', 'changed', 'gone']);
const EDITABLE = new Set([...READY, 'here', 'failed', 'noAnswer', 'cancelled']);

/** Makes the rows of a file; `queue` has the templates and texts. */
export function createRow(queue, { name }) {
  const texts = queue.dataset;
  const element = queue.querySelector('template[data-item]').content.cloneNode(true).firstElementChild;
  const part = (selector) => element.querySelector(selector);
  const reveal = (selector, isShown) => {
    part(selector).hidden = !isShown;
  };
  const editButton = part('[data-act="edit"]');
  let isChecked = false;
  let isValid = false;

  part('[data-name]').append(nameElement(name, texts.unseenName));
  part('[data-file]').append(nameElement(name, texts.unseenName));
  for (const of of element.querySelectorAll('[data-of]')) of.textContent = `: ${shownText(name)}`;
  editButton.setAttribute('aria-expanded', 'false');

  const row = {
    element,
    title: part('[data-title]'),
    description: part('[data-description]'),

    /**
     * `link` leads to the torrent that the state is about, which has that `title`; `problem` and `why` say why something failed, `existing` is the
     * address of the same torrent elsewhere, and `edit` where its fields are edited.
     */
    show(state, { link, title, problem, why, existing, edit, seconds } = {}) {
      const focused = document.activeElement;
      element.classList.toggle('done', DONE.has(state));
      element.classList.toggle('ready', READY.has(state));
      element.classList.toggle('failed', FAILED.has(state));
      const text = NOT_SENT.has(state) ? texts.notSent : texts[state];
      part('[data-state]').textContent = seconds === undefined ? text : withNumber(text, seconds);
      for (const button of element.querySelectorAll('[data-act]'))
        button.hidden = button !== editButton && !ACTS[state].includes(button.dataset.act);
      reveal('[data-transfer]', state === 'sending');
      const isEditable = isValid && EDITABLE.has(state);
      reveal('[data-own]', isEditable);
      part('[data-act="edit"] [data-label]').textContent = isEditable ? texts.edit : texts.details;
      showLink(link, title);
      showNote({
        problem,
        why: why ?? texts[`why${state[0].toUpperCase()}${state.slice(1)}`],
        existing,
        edit,
      });
      editButton.hidden = !isChecked;
      if (element.contains(focused) && focused.closest('[hidden]') !== null) row.focus();
    },

    /** Shows what the check found. */
    showReport({ verdict, torrent, findings }) {
      isChecked = true;
      isValid = verdict === 'accept';
      showFindings(findings, isValid ? texts.warnings : texts.problems);
      if (!isValid) return showDetail(findings.find(({ severity }) => severity === 'error'));
      const { contentBytes, fileCount, infohashV1, infohashV2, version } = torrent;
      const warnings = findings.filter(({ severity }) => severity === 'warning').length;
      part('[data-warned]').textContent = `${texts.warnings}: ${warnings}`;
      reveal('[data-warned]', warnings > 0);
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

    /** Shows or hides the details, which have the fields of this file. */
    toggle() {
      const isShown = part('[data-about]').hidden;
      reveal('[data-about]', isShown);
      editButton.setAttribute('aria-expanded', String(isShown));
      if (isShown && !part('[data-own]').hidden) row.title.focus();
    },

    /** Moves the focus to the first action, or else to the link. */
    focus() {
      const acts = [...element.querySelectorAll('[data-act]:not([hidden], [data-act="edit"])')];
      (acts[0] ?? element.querySelector('[data-name][href]') ?? editButton).focus();
    },
  };
  return row;

  /** The name leads to the torrent, once there is one, under the title that it has. */
  function showLink(link, title) {
    if (link === undefined) return;
    part('[data-name]').href = link;
    part('[data-name]').replaceChildren(nameElement(title ?? name, texts.unseenName));
    reveal('[data-file]', Boolean(title));
  }

  function showNote({ problem, why, existing = problem?.standing, edit }) {
    if (problem !== undefined) {
      isChecked ||= problem.errors?.length > 0;
      if (problem.errors?.length > 0) showFindings(problem.errors, texts.problems);
      showDetail(problem.errors?.[0] ?? { message: problem.detail, hint: problem.hint });
    } else if (isValid) showDetail(undefined);
    part('[data-why]').textContent = why ?? '';
    reveal('[data-why]', why !== undefined);
    reveal('[data-existing]', existing !== undefined);
    if (existing !== undefined) {
      part('[data-existing] a').href = existing;
      part('[data-existing] bdi').textContent = shownText(existing);
    }
    reveal('[data-edit-existing]', edit !== undefined);
    if (edit !== undefined) part('[data-edit-existing] a').href = edit;
    reveal('[data-note]', part('[data-note] td > :not([hidden])') !== null);
  }

  /** What is wrong and how to fix it, in sentences. */
  function showDetail(problem) {
    reveal('[data-detail]', problem !== undefined);
    if (problem === undefined) return;
    const text = shownText(messageOf({ detail: problem.message, hint: problem.hint }));
    // The name of a key stays as it is.
    part('[data-detail] bdi').textContent = text.replace(
      /^[a-z]+ /,
      (word) => word.charAt(0).toUpperCase() + word.slice(1),
    );
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
