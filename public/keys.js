// Single-key shortcuts for tables and pages of torrents. They can be switched off (WCAG 2.1.4), and do nothing while
// text is typed.

const STORED_AS = 'torrentry.keys';
// Checkboxes are not included: nothing is typed into them.
const TYPING = 'input:not([type=checkbox]), textarea, select, [contenteditable]';
// The main link of a row, else its first one.
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
  // Holding a key down moves on, but opens and downloads only once.
  if (!event.repeat || key === 'j' || key === 'k') act();
});

onOff.addEventListener('change', () => {
  isOn = onOff.checked;
  try {
    localStorage.setItem(STORED_AS, isOn ? 'on' : 'off');
  } catch {
    // When nothing can be stored, the switch only applies to this page.
  }
});

for (const button of document.querySelectorAll('[data-keys-open]')) {
  button.addEventListener('click', openDialog);
  button.hidden = false;
}

/** Read each time, because it may have been switched on another page while this one was in the history. */
function readIsOn() {
  try {
    isOn = localStorage.getItem(STORED_AS) !== 'off';
  } catch {
    // Nothing can be stored: see above.
  }
  return isOn;
}

/** On keyboards of other scripts, the Latin letter of the key's position. */
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

/** Moves the focus to the next or previous row. Skips rows without a link or button. */
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

/** Follows a link of the row with the focus, or of the page when it has no rows. */
function follow(selector) {
  const place = document.querySelector('[data-row]') === null ? document : currentRow();
  place?.querySelector(selector)?.click();
}

function focusOn(field) {
  field?.focus();
  field?.select?.();
}
