// Single keys for lists and pages of torrents. They can be switched off (WCAG 2.1.4), and none acts on what is typed.

const STORED_AS = 'torrentry.keys';
const TYPING = 'input, textarea, select, [contenteditable]';

const dialog = document.querySelector('dialog[data-keys]');
const onOff = dialog.querySelector('[data-keys-on]');
let isOn = true;

const ACTIONS = new Map([
  ['/', () => focusOn(document.querySelector('[data-search]'))],
  ['j', () => step(1)],
  ['k', () => step(-1)],
  ['o', () => follow('[data-open]')],
  ['d', () => follow('[data-download]')],
  ['m', () => follow('[data-magnet]')],
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

/** To the next or the previous row, from the one that has the focus. */
function step(distance) {
  const rows = [...document.querySelectorAll('[data-row]')];
  const index = rows.indexOf(document.activeElement.closest('[data-row]')) + distance;
  const row = rows[Math.min(Math.max(index, 0), rows.length - 1)];
  if (row === undefined) return;
  row.querySelector('[data-open]').focus({ preventScroll: true });
  row.scrollIntoView({ block: 'nearest' });
}

/** A link of the row that has the focus; on a page without rows the page's own. */
function follow(selector) {
  const place =
    document.querySelector('[data-row]') === null ? document : document.activeElement.closest('[data-row]');
  place?.querySelector(selector)?.click();
}

function focusOn(field) {
  field?.focus();
  field?.select();
}
