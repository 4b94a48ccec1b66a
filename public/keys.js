// Single keys for tables and pages of torrents. They can be switched off (WCAG 2.1.4), and none acts on what is typed.

const STORED_AS = 'torrentry.keys';
// A checkbox takes no letters.
const TYPING = 'input:not([type=checkbox]), textarea, select, [contenteditable]';
// What a row is there for, else the first that one can do with it.
const MAIN_LINK = '[data-open], :is(th, h3) a';
const CONTROL = 'a, button, summary, [type=checkbox]';

const dialog = document.querySelector('dialog[data-keys]');
const onOff = dialog.querySelector('[data-keys-on]');
let isOn = true;

const ACTIONS = new Map([
  ['/', () => focusOn(document.querySelector('[data-search]'))],
  ['j', () => step(1)],
  ['k', () => step(-1)],
  ['o', () => currentRow()?.querySelector(MAIN_LINK)?.click()],
  ['d', () => follow('[data-download]')],
  ['m', () => follow('[data-magnet]')],
  ['x', () => currentRow()?.querySelector('td [type=checkbox]')?.click()],
  ['a', () => focusOn(document.querySelector('[data-row-actions]'))],
  ['u', () => document.querySelector('[data-upload]')?.click()],
  ['?', openDialog],
]);

document.addEventListener('keydown', (event) => {
  const key = keyOf(event);
  const act = ACTIONS.get(key);
  if (act === undefined || isForOthers(event) || !readIsOn()) return;
  event.preventDefault();
  // A key that is held down steps on, but opens and downloads once.
  if (!event.repeat || key === 'j' || key === 'k') act();
});

onOff.addEventListener('change', () => {
  isOn = onOff.checked;
  try {
    localStorage.setItem(STORED_AS, isOn ? 'on' : 'off');
  } catch {
    // Where nothing may be stored, the switch holds for this page.
  }
});

for (const button of document.querySelectorAll('[data-keys-open]')) {
  button.addEventListener('click', openDialog);
  button.hidden = false;
}

/** Read anew each time: it may have been switched on another page, while this one waited in the history. */
function readIsOn() {
  try {
    isOn = localStorage.getItem(STORED_AS) !== 'off';
  } catch {
    // The same.
  }
  return isOn;
}

/** On a keyboard of another script the letter that stands on the key. */
function keyOf({ key, code }) {
  return key > '~' && /^Key[A-Z]$/.test(code) ? code.slice(3).toLowerCase() : key;
}

function isForOthers({ target, defaultPrevented, isComposing, ctrlKey, metaKey, altKey }) {
  if (defaultPrevented || isComposing || ctrlKey || metaKey || altKey) return true;
  return target.closest(TYPING) !== null || document.querySelector('dialog[open]') !== null;
}

function openDialog() {
  onOff.checked = readIsOn();
  dialog.showModal();
}

function currentRow() {
  return document.activeElement.closest('[data-row]');
}

/** To the next or the previous row, from the one that has the focus. A row without anything to act on is passed over. */
function step(distance) {
  const rows = [...document.querySelectorAll('[data-row]')].filter(mainOf);
  const index = rows.indexOf(currentRow()) + distance;
  const row = rows[Math.min(Math.max(index, 0), rows.length - 1)];
  if (row === undefined) return;
  mainOf(row).focus({ preventScroll: true });
  row.scrollIntoView({ block: 'nearest' });
}

function mainOf(row) {
  return row.querySelector(MAIN_LINK) ?? row.querySelector(CONTROL);
}

/** A link of the row that has the focus; on a page without rows the page's own. */
function follow(selector) {
  const place = document.querySelector('[data-row]') === null ? document : currentRow();
  place?.querySelector(selector)?.click();
}

function focusOn(field) {
  field?.focus();
  field?.select?.();
}
