// Buttons that copy a text: the one in `data-copy`, or that of the element which `data-copy-from` names.

import { say } from './say.js';

const BUTTONS = '[data-copy], [data-copy-from]';

for (const button of document.querySelectorAll(BUTTONS)) button.hidden = false;
// Some come later, from the scripts of their pages.
document.addEventListener('click', ({ target }) => {
  const button = target.closest(BUTTONS);
  if (button !== null) void copy(button);
});

async function copy(button) {
  const source =
    document.getElementById(button.dataset.copyFrom) ??
    button.closest('.copied')?.querySelector('code') ??
    null;
  const text = button.dataset.copy ?? source.textContent.trim();
  const isCopied = (await write(text)) || copySelected(text, button);
  // The reader then has but one key to press.
  if (!isCopied && source !== null) getSelection().selectAllChildren(source);
  say(isCopied ? 'copied' : 'notCopied');
}

/** Over plain http there is no clipboard, and elsewhere it may be forbidden. */
async function write(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

function copySelected(text, button) {
  const field = document.createElement('textarea');
  field.className = 'unseen';
  field.value = text;
  // Where a dialog is open, nothing outside of it can be selected.
  button.after(field);
  field.focus({ preventScroll: true });
  field.select();
  const isCopied = document.execCommand('copy');
  field.remove();
  button.focus({ preventScroll: true });
  return isCopied;
}
