// The page that creates a torrent: reads files in the browser, and puts the torrent into the form that publishes it.

import { fromDrop, fromHandles, fromInput, listOf } from './create-files.js';
import { startHashing } from './create-hash.js';
import { forget, keep, kept } from './create-keep.js';
import { shownSize, shownText, withNumber } from './shown.js';
import { hashesOf, planTorrent, writeTorrent } from './torrent-create.js';

const KEEP_MS = 3_000;
const SHOW_MS = 250;
const CREATED_BY = 'Torrentry';

const form = document.querySelector('[data-create]');
const texts = form.dataset;
const { elements } = form;
const part = (name) => form.querySelector(`[data-${name}]`);
const state = part('state');
const bar = part('progress');

/** What was chosen: the files, the name that they suggest, and handles where the browser has them. */
let chosen;
/** What is being hashed. */
let job;
let hashing;
/** What an earlier visit left. */
let left;

const inputs = form.querySelectorAll('[data-input]');
for (const input of inputs) input.addEventListener('change', () => void choose(fromInput(input.files)));
for (const button of form.querySelectorAll('[data-pick]'))
  button.addEventListener('click', () => void pick(button.dataset.pick));
form.addEventListener('submit', (event) => {
  event.preventDefault();
  void start();
});
part('pause').addEventListener('click', () => (hashing === undefined ? void run() : hashing.stop()));
part('cancel').addEventListener('click', () => void cancel());
part('go-on').addEventListener('click', () => void goOn());
part('forget').addEventListener('click', () => void dropKept());
// Before the script that looks for .torrent files in what is dropped.
for (const type of ['dragover', 'drop']) addEventListener(type, dropped, { capture: true });
addEventListener('beforeunload', (event) => {
  if (hashing !== undefined) event.preventDefault();
});
void showKept();
// Files may be chosen before this script is there.
for (const { files } of inputs) if (files.length > 0) void choose(fromInput(files));

function dropped(event) {
  if (!event.dataTransfer.types.includes('Files') || event.target.closest?.('[data-publish]')) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  if (event.type === 'drop' && hashing === undefined)
    void fromDrop(event.dataTransfer).then(choose, (error) => showProblem(error));
}

/** Browsers that keep handles ask by them; others by a field. */
async function pick(kind) {
  const ask = kind === 'folder' ? globalThis.showDirectoryPicker : globalThis.showOpenFilePicker;
  if (ask === undefined || navigator.webdriver) return form.querySelector(`[data-input="${kind}"]`).click();
  try {
    const answer = await ask.call(globalThis, kind === 'folder' ? {} : { multiple: true });
    const handles = kind === 'folder' ? [answer] : answer;
    await choose({ ...(await fromHandles(handles)), handles });
  } catch (error) {
    if (error.name !== 'AbortError') showProblem(error);
  }
}

async function choose(next) {
  showProblem();
  if (next.files.length === 0) return;
  chosen = next;
  finishWith(undefined);
  elements['torrent-name'].value = next.name === '' ? elements['torrent-name'].value : next.name;
  const bytes = next.files.reduce((sum, { file }) => sum + file.size, 0);
  const count = withNumber(texts.chosen, next.files.length);
  part('chosen-text').textContent = `${count} · ${shownSize(bytes, texts.byteUnit)}`;
  part('start').disabled = false;
  if (left !== undefined && isSame(listOf(next.files), left.list)) await takeUp(left);
}

async function start() {
  if (chosen === undefined || hashing !== undefined) return;
  showProblem();
  try {
    const input = inputOf();
    const plan = planTorrent(input);
    const done = new Uint8Array(plan.pieceCount);
    job = { plan, hashes: hashesOf(plan), done, fields: fieldsOf(), ...described() };
    await run();
  } catch (error) {
    showProblem(error);
  }
}

function described() {
  return { list: listOf(chosen.files), handles: chosen.handles, name: elements['torrent-name'].value };
}

function inputOf() {
  const pieceLength = elements['piece-length'].value;
  const source = elements.source.value.trim();
  return {
    version: elements.version.value,
    name: elements['torrent-name'].value.trim(),
    files: chosen.files.map(({ file, path }) => ({ path, lengthBytes: file.size })),
    pieceLengthBytes: pieceLength === '' ? undefined : Number(pieceLength),
    isPrivate: elements.private.checked,
    source: source === '' ? undefined : source,
  };
}

/** Tiers are set apart by empty lines. */
function outsideOf() {
  const tiers = elements.trackers.value
    .split(/\n\s*\n/)
    .map((tier) => addressesIn(tier))
    .filter((tier) => tier.length > 0);
  const comment = elements.comment.value.trim();
  return {
    trackers: tiers,
    webSeeds: addressesIn(elements['web-seeds'].value),
    comment: comment === '' ? undefined : comment,
    createdBy: CREATED_BY,
    createdSeconds: Math.floor(Date.now() / 1000),
  };
}

function addressesIn(text) {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** Hashes what is not hashed yet, until it is done or paused. */
async function run() {
  const byPath = new Map(chosen.files.map(({ file, path }) => [path.join('/'), file]));
  const files = job.plan.files.map(({ path }) => byPath.get(path.join('/')));
  const meter = createMeter(job);
  let keptAt = performance.now();
  hashing = startHashing({
    ...job,
    files,
    onHashed(bytes) {
      meter.add(bytes);
      if (performance.now() - keptAt < KEEP_MS) return;
      keptAt = performance.now();
      void keepJob();
    },
  });
  showControls('running');
  try {
    const outcome = await hashing.finished;
    hashing = undefined;
    if (outcome === 'done') return finish();
    await keepJob();
    state.textContent = texts.paused.replace('%', meter.percent());
    showControls('paused');
  } catch (error) {
    hashing = undefined;
    showControls('idle');
    const file = files[error.file];
    showProblem(error, file?.name);
  }
}

function createMeter({ plan, done }) {
  const total = plan.contentBytes;
  const before = Math.min(total, done.reduce((sum, each) => sum + each, 0) * plan.pieceLengthBytes);
  const startedAt = performance.now();
  let [hashed, shownAt] = [before, 0];
  const percent = () =>
    new Intl.NumberFormat(document.documentElement.lang, { style: 'percent' }).format(hashed / total);
  return {
    percent,
    add(bytes) {
      hashed = Math.min(total, hashed + bytes);
      const now = performance.now();
      if (now - shownAt < SHOW_MS) return;
      shownAt = now;
      const perSecond = (hashed - before) / Math.max(0.001, (now - startedAt) / 1000);
      bar.value = hashed / total;
      state.textContent = texts.hashing
        .replace('%', percent())
        .replace('@', shownSize(perSecond, texts.byteUnit))
        .replace('#', shownTime((total - hashed) / perSecond));
    },
  };
}

function shownTime(seconds) {
  const [value, unit] = seconds < 100 ? [seconds, 'second'] : [seconds / 60, 'minute'];
  return new Intl.NumberFormat(document.documentElement.lang, {
    style: 'unit',
    unit,
    unitDisplay: 'short',
    maximumFractionDigits: 0,
  }).format(Math.ceil(value));
}

function finish() {
  const bytes = writeTorrent(job.plan, job.hashes, outsideOf());
  const name = `${job.plan.name.replaceAll(/[/\\?%*:|"<>]/g, '_')}.torrent`;
  finishWith(new File([bytes], name, { type: 'application/x-bittorrent' }));
  void forget();
  left = undefined;
  part('kept-note').hidden = true;
  showControls('done');
  state.textContent = texts.done;
  bar.hidden = true;
}

/** Offers the torrent to be saved and published; without one, nothing. */
function finishWith(file) {
  const save = part('save');
  const section = document.querySelector('[data-publish]');
  if (save.href !== '') URL.revokeObjectURL(save.href);
  save.hidden = file === undefined;
  section.hidden = file === undefined;
  if (file === undefined) return;
  save.href = URL.createObjectURL(file);
  save.download = file.name;
  const list = new DataTransfer();
  list.items.add(file);
  const field = section.querySelector('[data-drop-field]');
  field.files = list.files;
  field.dispatchEvent(new Event('change', { bubbles: true }));
  document.querySelector('#publish').focus();
}

async function cancel() {
  hashing?.stop();
  await hashing?.finished.catch(() => undefined);
  job = undefined;
  await dropKept();
  state.textContent = '';
  showControls('idle');
}

function showControls(now) {
  const isAtWork = now === 'running' || now === 'paused';
  part('start').hidden = isAtWork;
  part('cancel').hidden = !isAtWork;
  part('pause').hidden = !isAtWork;
  part('pause').textContent =
    now === 'paused' ? part('pause').dataset.continueText : part('pause').dataset.pauseText;
  bar.hidden = !isAtWork;
  for (const button of form.querySelectorAll('[data-pick]')) button.disabled = isAtWork;
}

/** Names what is wrong. Messages of the rules are in English, as everywhere. */
function showProblem(error, name) {
  const place = part('problem');
  place.hidden = error === undefined;
  place.replaceChildren();
  if (error === undefined) return;
  if (name !== undefined) {
    place.textContent = texts.changed.replace('@', shownText(name));
    return;
  }
  const text = document.createElement('bdi');
  text.lang = 'en';
  text.dir = 'ltr';
  text.textContent = [error.message, error.hint].filter(Boolean).join('. ');
  place.append(text);
}

/** All that is typed in the form, by name. */
function fieldsOf() {
  return Object.fromEntries(
    [...elements]
      .filter(({ name }) => name !== '')
      .map(({ name, type, value, checked }) => [name, type === 'checkbox' ? checked : value]),
  );
}

function fillFields(fields) {
  for (const [name, value] of Object.entries(fields)) {
    if (typeof value === 'boolean') elements[name].checked = value;
    else elements[name].value = value;
  }
}

async function keepJob() {
  if (job === undefined) return;
  const { plan, hashes, done, fields, list, handles, name } = job;
  const { sha1s, roots } = hashes;
  await keep({ input: { ...inputFor(plan) }, sha1s, roots, done, fields, list, handles, name });
}

/** What the plan was made of, without the files' places. */
function inputFor({ version, name, files, pieceLengthBytes, isPrivate, source }) {
  const plain = files.map(({ path, lengthBytes }) => ({ path, lengthBytes }));
  return { version, name, files: plain, pieceLengthBytes, isPrivate, source };
}

async function showKept() {
  left = await kept();
  if (left === undefined || job !== undefined) return;
  const share = left.done.reduce((sum, each) => sum + each, 0) / left.done.length;
  const percent = new Intl.NumberFormat(document.documentElement.lang, { style: 'percent' }).format(share);
  const text = texts.kept.replace('@', shownText(left.name)).replace('%', percent);
  const canAsk = left.handles !== undefined;
  part('kept-text').textContent = canAsk ? text : `${text} ${texts.chooseAgain}`;
  part('go-on').hidden = !canAsk;
  part('kept-note').hidden = false;
}

/** Asks for the files that an earlier visit had handles of. */
async function goOn() {
  try {
    for (const handle of left.handles)
      if ((await handle.requestPermission({ mode: 'read' })) !== 'granted') return;
    await choose({ ...(await fromHandles(left.handles)), handles: left.handles });
    if (job === undefined) part('kept-text').textContent = texts.chooseAgain;
  } catch (error) {
    showProblem(error);
  }
}

/** Goes on with what an earlier visit has hashed of these files. */
async function takeUp({ input, sha1s, roots, done, fields }) {
  fillFields(fields);
  const plan = planTorrent(input);
  const hashes = hashesOf(plan);
  if (sha1s !== undefined) hashes.sha1s.set(sha1s);
  if (roots !== undefined) hashes.roots.set(roots);
  job = { plan, hashes, done, fields, ...described() };
  part('kept-note').hidden = true;
  await run();
}

async function dropKept() {
  left = undefined;
  part('kept-note').hidden = true;
  await forget();
}

function isSame(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}
