// The page that creates a torrent: reads files in the browser, and puts the torrent into the form that publishes it.

import { createAsker } from './create-ask.js';
import { fieldsOf, fillFields, inputOf, outsideOf } from './create-fields.js';
import { createSeeding } from './create-seeding.js';
import { fromDrop, fromHandles, fromInput } from './create-files.js';
import { shownSize, shownText, withNumber } from './shown.js';

/**
 * A browser asks the disk about each file before it gives it to a worker, for which the page waits: 50 take 16 ms, and many times
 * that on a busy machine. So fewer are given at once where it takes long.
 */
const FILES_AT_ONCE = { first: 8, max: 64 };
const GIVE_MS = 16;
const COUNT_MS = 1_000;

const form = document.querySelector('[data-create]');
const texts = form.dataset;
const { elements } = form;
const part = (name) => form.querySelector(`[data-${name}]`);
const state = part('state');
const bar = part('progress');
const percents = new Intl.NumberFormat(document.documentElement.lang, { style: 'percent' });
const ask = createAsker(showProgress);
const seeding = createSeeding(ask);

/** What goes on: nothing (`idle`), `choosing`, `hashing`, or `paused`. */
let phase = 'idle';
/** What is hashed until it is done or paused. */
let running;
/** How much is done, as it was shown last. */
let share = 0;
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
part('pause').addEventListener('click', () => void (phase === 'paused' ? hash('hash') : ask('stop')));
part('cancel').addEventListener('click', () => void cancel());
part('go-on').addEventListener('click', () => void goOn());
part('forget').addEventListener('click', () => void dropKept());
// Before the script that looks for .torrent files in what is dropped.
for (const type of ['dragover', 'drop']) addEventListener(type, dropped, { capture: true });
addEventListener('beforeunload', (event) => {
  if (phase === 'hashing') event.preventDefault();
});
const keptIsShown = showKept();
// Files may be chosen before this script is there.
for (const { files } of inputs) if (files.length > 0) void choose(fromInput(files));

function dropped(event) {
  if (!event.dataTransfer.types.includes('Files') || event.target.closest?.('[data-publish]')) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  if (event.type === 'drop' && phase === 'idle')
    void fromDrop(event.dataTransfer).then(choose, (error) => showProblem(error));
}

/** Browsers that keep handles ask by them; others by a field. */
async function pick(kind) {
  const picker = kind === 'folder' ? globalThis.showDirectoryPicker : globalThis.showOpenFilePicker;
  if (picker === undefined || navigator.webdriver)
    return form.querySelector(`[data-input="${kind}"]`).click();
  try {
    const answer = await picker.call(globalThis, kind === 'folder' ? {} : { multiple: true });
    await chooseHandles(kind === 'folder' ? [answer] : answer);
  } catch (error) {
    if (error.name !== 'AbortError') showProblem(error);
  }
}

async function chooseHandles(handles) {
  await choose({ ...(await fromHandles(handles)), handles });
}

/** Gives what was chosen to the worker, and goes on with it where an earlier visit began to. */
async function choose({ name, files, handles }) {
  if (phase !== 'idle') return;
  showProblem();
  seeding.offer(undefined);
  finishWith(undefined);
  phase = 'choosing';
  part('start').disabled = true;
  if (name !== '') elements['torrent-name'].value = name;
  try {
    // It may be of the same files.
    await keptIsShown;
    await addAll(files);
    const { count, lengthBytes, fields } = await ask('choose', { handles });
    const size = shownSize(lengthBytes, texts.byteUnit);
    part('chosen-text').textContent = count === 0 ? '' : `${withNumber(texts.chosen, count)} · ${size}`;
    part('start').disabled = count === 0;
    phase = 'idle';
    if (fields === undefined) return;
    fillFields(elements, fields);
    await start();
  } catch (error) {
    phase = 'idle';
    showProblem(error);
  }
}

async function addAll(files) {
  let [batch, count, shownAt] = [[], 0, performance.now()];
  let atOnce = FILES_AT_ONCE.first;
  const send = async () => {
    const isFirst = count === 0;
    count += batch.length;
    const startMs = performance.now();
    const added = ask('add', { files: batch, isFirst });
    const isLong = performance.now() - startMs > GIVE_MS;
    atOnce = isLong ? Math.max(1, atOnce / 2) : Math.min(FILES_AT_ONCE.max, atOnce * 2);
    await added;
    batch = [];
    if (performance.now() - shownAt < COUNT_MS) return;
    shownAt = performance.now();
    part('chosen-text').textContent = withNumber(texts.chosen, count);
  };
  for (const file of files) {
    batch.push(file);
    if (batch.length >= atOnce) await send();
  }
  if (batch.length > 0 || count === 0) await send();
}

async function start() {
  if (phase !== 'idle' || part('start').disabled) return;
  showProblem();
  await hash('start', { input: inputOf(elements), fields: fieldsOf(elements) });
}

/** Hashes what is not hashed yet, until it is done or paused. */
async function hash(action, value) {
  part('kept-note').hidden = true;
  showControls('hashing');
  try {
    running = ask(action, value);
    if ((await running) === 'done') return await finish();
    state.textContent = texts.paused.replace('%', percents.format(share));
    showControls('paused');
  } catch (error) {
    showControls('idle');
    state.textContent = '';
    showProblem(error);
  }
}

function showProgress({ share: now, perSecond, secondsLeft }) {
  share = now;
  bar.value = share;
  state.textContent = texts.hashing
    .replace('%', percents.format(share))
    .replace('@', shownSize(perSecond, texts.byteUnit))
    .replace('#', shownTime(secondsLeft));
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

async function finish() {
  const { bytes, name, canSeed } = await ask('write', outsideOf(elements));
  const fileName = `${name.replaceAll(/[/\\?%*:|"<>]/g, '_')}.torrent`;
  const file = new File([bytes], fileName, { type: 'application/x-bittorrent' });
  seeding.offer(canSeed ? file : undefined);
  finishWith(file);
  left = undefined;
  showControls('idle');
  state.textContent = texts.done;
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
  await ask('stop');
  await running.catch(() => undefined);
  await dropKept();
  state.textContent = '';
  showControls('idle');
}

function showControls(now) {
  phase = now;
  const isAtWork = now === 'hashing' || now === 'paused';
  const { continueText, pauseText } = part('pause').dataset;
  part('start').hidden = isAtWork;
  part('cancel').hidden = !isAtWork;
  part('pause').hidden = !isAtWork;
  part('pause').textContent = now === 'paused' ? continueText : pauseText;
  bar.hidden = !isAtWork;
  for (const button of form.querySelectorAll('[data-pick]')) button.disabled = isAtWork;
}

/** Names what is wrong. Messages of the rules are in English, as everywhere. */
function showProblem(error) {
  const place = part('problem');
  place.hidden = error === undefined;
  place.replaceChildren();
  if (error === undefined) return;
  if (error.path !== undefined) {
    place.textContent = texts.unreadable.replace('@', () => shownText(error.path));
    return;
  }
  const text = document.createElement('bdi');
  text.lang = 'en';
  text.dir = 'ltr';
  text.textContent = [error.message, error.hint].filter(Boolean).join('. ');
  place.append(text);
}

async function showKept() {
  left = await ask('findKept');
  if (left === undefined) return;
  const text = texts.kept.replace('%', percents.format(left.share)).replace('@', () => shownText(left.name));
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
    await chooseHandles(left.handles);
    if (phase === 'idle' && left !== undefined) part('kept-text').textContent = texts.chooseAgain;
  } catch (error) {
    showProblem(error);
  }
}

async function dropKept() {
  left = undefined;
  part('kept-note').hidden = true;
  await ask('drop');
}
