// The files of the upload page: they are checked when they are chosen, then each is sent by itself, a few at a time. Files
// that fail stay in the list with everything that was typed.

import { lossOf } from './file-on-disk.js';
import { shownText, withNumber } from './shown.js';
import { inspect } from './upload-inspect.js';
import { createRow } from './upload-row.js';
import { send } from './upload-send.js';
import { createSignIn, messageOf } from './upload-sign-in.js';

const AT_ONCE = 3;
const NAMES_READ_MAX = 10;
const FAILED = new Set(['failed', 'noAnswer', 'cancelled']);
const SENDABLE = new Set(['ready', 'unchecked', 'hereOtherwise', 'hereFields', ...FAILED]);
const BUSY = new Set(['sending', 'paused']);
const PUBLISHED = new Set(['published', 'replaced', 'updated']);
const HERE = new Set(['here', 'unchanged']);
/** The torrent is published, whatever is still to be sent about it. */
const KNOWN = new Set([...PUBLISHED, ...HERE, 'hereOtherwise', 'hereFields']);
/** What cannot be sent at all. */
const UNFIT = new Set(['refused', 'tooLarge', 'sameName', 'twice', 'changed', 'gone']);
const REFUSED = new Set([...UNFIT, ...FAILED]);
const WHO = ['formToken', 'token'];
/** The fields that differ between files. */
const OWN = new Set([...WHO, 'file', 'title', 'description']);
/** The fields of a torrent beside its collection. */
const WRITTEN = ['category', 'tags', 'description', 'licence', 'expires'];
const LOST = new Set(['changed', 'gone']);

const source = document.querySelector('script[data-queue]');
const form = source.closest('form');
const [queue, removeButton, moreButton] = new DOMParser().parseFromString(source.textContent, 'text/html')
  .body.children;
const field = form.elements.file;
const sendButton = form.querySelector('[data-send]');
const table = queue.querySelector('[data-items]');
const heading = queue.querySelector('h2');
const signIn = createSignIn(form, queue);
let items = [];

source.replaceWith(queue);
form.querySelector('.state').append(removeButton);
sendButton.before(moreButton);
form.addEventListener('submit', (event) => {
  if (items.length === 0) return;
  event.preventDefault();
  void sendAll();
});
moreButton.addEventListener('click', () => {
  field.focus();
  field.click();
});
removeButton.addEventListener('click', () => {
  for (const item of items.filter(({ state }) => UNFIT.has(state))) remove(item);
});
// Whether a torrent that is already here is sent depends on what is written about it.
form.addEventListener('input', () => {
  for (const item of items) if (item.found?.state === 'here' && isWaitingForUser(item)) showFound(item);
});

async function sendAll() {
  if (signIn.isShown && !(await signIn.continue())) return;
  const typed = new FormData(form);
  for (const item of items) {
    if (item.state === 'checking') item.typed = typed;
    else if (SENDABLE.has(item.state)) queueUp(item, typed);
  }
}

/** Adds the files of the field to the list. */
export function take() {
  const added = Array.from(field.files, add);
  field.value = '';
  if (added.length > 0) void announceChecked(added);
}

/** Reads out what the check found, when it has looked at all files that were chosen together. */
async function announceChecked(added) {
  await Promise.all(added.map(({ checked }) => checked));
  putProblemsFirst();
  const left = added.filter((item) => items.includes(item));
  if (left.length === 0) return;
  const foundAs = (counts) => left.filter(({ state, found }) => counts(found?.state ?? state));
  const invalid = foundAs((state) => state === 'refused');
  const others = foundAs((state) => state !== 'refused' && REFUSED.has(state));
  const { checkedCount, readyCount, hereCount, invalidNames, refusedCount } = queue.dataset;
  const texts = countTexts([
    [checkedCount, left.length],
    [readyCount, foundAs((state) => SENDABLE.has(state)).length],
    [hereCount, foundAs((state) => state === 'here').length],
    [invalidNames, invalid.length],
    [refusedCount, others.length],
  ]);
  const names = invalid.slice(0, NAMES_READ_MAX).map(({ file }) => shownText(file.name));
  if (names.length < invalid.length) names.push('…');
  put(
    queue.querySelector('[data-checked]'),
    texts.replace('@', () => names.join(', ')),
  );
}

/** Asks before a page with files that are not sent yet is left. */
function warn(event) {
  event.preventDefault();
}

function add(file) {
  const row = createRow(queue, file);
  const item = {
    file,
    row,
    state: undefined,
    report: undefined,
    found: undefined,
    typed: undefined,
    ending: undefined,
    checked: undefined,
  };
  const former = items.findIndex(({ state, file: { name } }) => LOST.has(state) && name === file.name);
  if (former >= 0) replace(former, item);
  else {
    items.push(item);
    table.append(row.element);
  }
  queue.hidden = false;
  row.element.addEventListener('click', ({ target }) => {
    const act = target.closest('[data-act]')?.dataset.act;
    if (act === 'edit') row.toggle();
    if (act === 'cancel') cancel(item);
    if (act === 'retry') retry(item);
    if (act === 'remove') remove(item);
  });
  item.checked = examine(item);
  return item;
}

/** Replaces a file that could no longer be read by the file that was chosen again. */
function replace(index, item) {
  const { row } = items[index];
  item.row.title.value = row.title.value;
  item.row.description.value = row.description.value;
  row.element.replaceWith(item.row.element);
  items[index] = item;
}

async function examine(item) {
  const { file, row } = item;
  if (file.size > Number(queue.dataset.bytesMax)) return setState(item, 'tooLarge');
  setState(item, 'checking');
  const { report, existing } = await inspect(file, queue.dataset.torrents);
  const loss = report === undefined ? await lossOf(file) : undefined;
  if (!items.includes(item)) return;
  if (loss !== undefined) return setState(item, loss);
  item.report = report;
  if (report !== undefined) row.showReport(report);
  item.found = { state: stateOf(item, existing), existing };
  showFound(item);
  if (item.typed !== undefined && SENDABLE.has(item.state)) queueUp(item, item.typed);
}

/** Shows what the check found. A torrent that is already here is sent again only for the fields that were written. */
function showFound(item) {
  const { state, existing } = item.found;
  if (existing === undefined) return setState(item, state);
  const { links, title } = existing;
  const details = { link: links.page, title };
  if (state !== 'here' || !hasFields(item)) return setState(item, state, details);
  if (isAtItsPath(item)) return setState(item, 'hereFields', details);
  setState(item, state, { ...details, edit: `${links.page}/edit` });
}

function hasFields({ row }) {
  const { elements } = form;
  const written = WRITTEN.map((name) => elements[name].value);
  const isWritten = [...written, row.title.value, row.description.value].some((text) => text.trim() !== '');
  return isWritten || elements.state.value === 'unlisted';
}

/** Whether an upload would find the existing torrent at its own address. */
function isAtItsPath({ file, found: { existing } }) {
  const collection = form.elements.collection.value.replace(/^[/\s]+|[/\s]+$/g, '');
  return existing.collection === collection && existing.fileName === file.name;
}

function isWaitingForUser({ state }) {
  return state === 'here' || state === 'hereFields';
}

function stateOf(item, existing) {
  const { file, report } = item;
  if (report?.verdict === 'refuse') return 'refused';
  const others = items.slice(0, items.indexOf(item)).filter(({ state }) => !REFUSED.has(state));
  const { sha256, infohashV1, infohashV2 } = report?.torrent ?? {};
  const infohash = infohashV1 ?? infohashV2;
  if (others.some(({ infohash: other }) => other !== undefined && other === infohash)) return 'twice';
  // The second file would replace the first.
  if (others.some(({ file: other }) => other.name.toLowerCase() === file.name.toLowerCase()))
    return 'sameName';
  item.infohash = infohash;
  if (report === undefined) return 'unchecked';
  if (existing === undefined) return 'ready';
  return existing.sha256 === sha256 ? 'here' : 'hereOtherwise';
}

function queueUp(item, typed) {
  item.typed = typed;
  setState(item, 'waiting');
  sendNext();
}

function sendNext() {
  const busy = items.filter(({ state }) => BUSY.has(state)).length;
  const waiting = items.filter(({ state }) => state === 'waiting');
  for (const item of waiting.slice(0, Math.max(0, AT_ONCE - busy))) void transfer(item);
}

async function transfer(item) {
  const { row } = item;
  item.ending = new AbortController();
  const { signal } = item.ending;
  setState(item, 'sending');
  let answer;
  // The second attempt works for a visitor who has signed in elsewhere in the meantime.
  let isRenewed = false;
  let loss = await lossOfItem(item);
  while (loss === undefined && !signal.aborted) {
    setState(item, 'sending');
    const onProgress = progressOf(row);
    answer = await send(form.action, fieldsOf(item), { onProgress, signal });
    // A file that can no longer be read fails like an unreachable server.
    if (answer.status === 0) loss = await lossOfItem(item);
    if (isRefusal(answer) && !isRenewed && !form.elements.token?.value) {
      isRenewed = await signIn.isRenewed();
      if (isRenewed) continue;
    }
    if (!canRetry(answer) || !(await pause(item, answer.retryAfterSeconds, signal))) break;
  }
  if (signal.aborted) setState(item, 'cancelled');
  else if (loss !== undefined) setState(item, loss);
  else settle(item, answer);
  sendNext();
  if (!items.some(({ state }) => state === 'waiting' || BUSY.has(state))) finish();
}

function lossOfItem({ file, report }) {
  return lossOf(file, report?.torrent?.sha256);
}

/** The fields in the order of the form: first the current credentials, then the file. */
function fieldsOf({ file, row, report, typed }) {
  const fields = new FormData();
  for (const name of WHO)
    if (form.elements[name] !== undefined) fields.append(name, form.elements[name].value);
  for (const [name, value] of typed) if (!OWN.has(name)) fields.append(name, value);
  const title = row.title.value;
  if (title !== report?.torrent?.name) fields.append('title', title);
  fields.append('description', row.description.value || typed.get('description'));
  fields.append('file', file);
  return fields;
}

function progressOf(row) {
  const startMs = performance.now();
  row.showProgress(0, 1, 0);
  return ({ loaded, total }) =>
    row.showProgress(loaded, total, (1000 * loaded) / Math.max(1, performance.now() - startMs));
}

function canRetry({ status, retryAfterSeconds }) {
  return (status === 429 || status === 503) && retryAfterSeconds > 0;
}

/** Shows a countdown. Resolves to whether to continue. */
function pause(item, seconds, signal) {
  return new Promise((resolve) => {
    let left = seconds;
    const end = (continues) => {
      clearInterval(timer);
      resolve(continues);
    };
    const timer = setInterval(() => {
      left--;
      if (left <= 0) end(true);
      else item.row.show('paused', { seconds: left });
    }, 1000);
    signal.addEventListener('abort', () => end(false));
    setState(item, 'paused', { seconds });
  });
}

/** Whether the server refuses the visitor, not the file. */
function isRefusal({ status, body }) {
  return (status === 401 || status === 403) && body?.results === undefined;
}

function settle(item, { status, body }) {
  if (isRefusal({ status, body })) return stop(item, status, body);
  if (status === 0) return setState(item, 'noAnswer');
  const [result] = body?.results ?? [];
  if (result?.torrent !== undefined) return settlePublished(item, result);
  const problem = result?.problem ?? body ?? { detail: `HTTP ${status}` };
  setState(item, problem.code === 'invalid' ? 'refused' : 'failed', { problem });
}

function settlePublished(item, { torrent }) {
  const { page, delete: deletion, download } = torrent.links;
  const { outcome, inherited = [], title, collection } = torrent;
  const isPending = torrent.state === 'pending';
  const state = isPending ? 'pending' : outcome === 'created' ? 'published' : outcome;
  if (deletion !== undefined) item.row.showDelete(deletion);
  const isElsewhere = outcome === 'unchanged' && collection !== item.typed.get('collection');
  setState(item, state, {
    link: page,
    title,
    ...(inherited.length > 0 && { why: queue.dataset.inherited.replace('#', () => labelsOf(inherited)) }),
    ...(isElsewhere && { existing: download }),
  });
}

/** The fields by their labels in the form. */
function labelsOf(names) {
  const labels = names.map((name) => form.querySelector(`label[for="${name}"]`).textContent);
  return new Intl.ListFormat(document.documentElement.lang).format(labels);
}

/**
 * The server would refuse the visitor again, and count a wrong token as a guess each time. So all files that are not
 * sent yet wait until the visitor has signed in.
 */
function stop(refusedItem, status, problem) {
  for (const item of items) if (item === refusedItem || item.state === 'waiting') showFound(item);
  // A missing token needs no message.
  const showsReason = status === 403 || Boolean(form.elements.token?.value);
  signIn.show(showsReason ? messageOf(problem ?? { detail: `HTTP ${status}` }) : undefined);
}

function cancel(item) {
  if (item.state === 'waiting') setState(item, 'cancelled');
  else item.ending.abort();
}

function retry(item) {
  if (item.state === 'sameName' || item.state === 'twice') void examine(item);
  else if (form.reportValidity()) void sendAgain(item);
}

async function sendAgain(item) {
  if (signIn.isShown && !(await signIn.continue())) return;
  queueUp(item, new FormData(form));
}

function remove(item) {
  const next = item.row.element.nextElementSibling ?? item.row.element.previousElementSibling;
  items = items.filter((other) => other !== item);
  item.row.element.remove();
  queue.hidden = items.length === 0;
  (items.find(({ row }) => row.element === next)?.row ?? field).focus();
  summarize();
}

/** Puts the files with problems on top, which is where people look for them. */
function putProblemsFirst() {
  const { activeElement } = document;
  const isProblem = ({ state }) => REFUSED.has(state);
  items = [...items.filter(isProblem), ...items.filter((item) => !isProblem(item))];
  const rows = items.map(({ row }) => row.element);
  if (rows.some((row, index) => table.tBodies[index] !== row)) table.append(...rows);
  // A row that is moved loses the focus.
  if (document.activeElement !== activeElement) activeElement.focus();
}

/** Moves the focus to the results, unless the visitor went elsewhere on the page. */
function finish() {
  putProblemsFirst();
  const { activeElement } = document;
  if (activeElement === sendButton || activeElement === document.body) heading.focus();
}

function setState(item, state, details) {
  item.state = state;
  item.row.show(state, details);
  summarize();
  if (!KNOWN.has(state)) return;
  const { file, infohash } = item;
  form.dispatchEvent(new CustomEvent('torrentpublished', { bubbles: true, detail: { file, infohash } }));
}

function summarize() {
  const count = (counts) => items.filter(({ state }) => counts(state)).length;
  const isBusy = (state) => state === 'waiting' || BUSY.has(state);
  const isSendable = (state) => state === 'checking' || SENDABLE.has(state);
  const sendable = count(isSendable);
  const left = sendable + count(isBusy);
  const published = count((state) => PUBLISHED.has(state));
  const pending = count((state) => state === 'pending');
  const refused = count((state) => REFUSED.has(state));
  const invalid = count((state) => state === 'refused');
  // With `required`, the browser itself says that there is nothing to send.
  field.required = sendable === 0;
  const { readyCount, checkingCount, sendingCount, publishedCount, reviewCount, hereCount } = queue.dataset;
  const { invalidCount, refusedCount } = queue.dataset;
  const texts = countTexts([
    [readyCount, count((state) => SENDABLE.has(state) && !FAILED.has(state))],
    [checkingCount, count((state) => state === 'checking')],
    [sendingCount, count(isBusy)],
    [publishedCount, published],
    [reviewCount, pending],
    [hereCount, count((state) => HERE.has(state))],
    [invalidCount, invalid],
    [refusedCount, refused - invalid],
  ]);
  put(form.querySelector('[data-summary]'), texts);
  put(form.querySelector('[data-send-count]'), sendable > 0 ? ` (${sendable})` : '');
  removeButton.hidden = count((state) => UNFIT.has(state)) === 0;
  const isDone = items.length > 0 && left === 0;
  // Firefox loads a page again on the way back when something listens for this.
  if (left > 0) addEventListener('beforeunload', warn);
  else removeEventListener('beforeunload', warn);
  put(heading, queue.dataset[isDone ? headingOf(published + pending, refused) : 'heading']);
  heading.classList.toggle('unseen', !isDone);
  offerMore(isDone);
}

/** The texts whose number is not 0. */
function countTexts(counted) {
  const texts = counted.filter(([, number]) => number > 0).map(([text, number]) => withNumber(text, number));
  return texts.join(' · ');
}

function headingOf(published, refused) {
  if (refused > 0) return published > 0 ? 'headingPartly' : 'headingRefused';
  return published > 0 ? 'headingDone' : 'heading';
}

/** When nothing is left to upload, the next step is to choose more files, or to follow the links in the list. */
function offerMore(isDone) {
  // An element with the focus must not disappear.
  if (isDone && document.activeElement === sendButton) heading.focus();
  sendButton.hidden = isDone;
  moreButton.hidden = !isDone;
  form.querySelector('[data-check]').hidden = items.length > 0;
}

/** What is the same is not read out again. */
function put(element, text) {
  if (element.textContent !== text) element.textContent = text;
}
