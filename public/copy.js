// Buttons that copy a text: the value of `data-copy`, or the text of the element with the id in `data-copy-from`.

import { announce } from './announce.js';

const BUTTONS = '[data-copy], [data-copy-from]';

for (const button of document.querySelectorAll(BUTTONS)) button.hidden = false;
// Listens on the document, because scripts add some buttons later.
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
  // Selects the text, so that the reader only needs to press one key to copy it.
  if (!isCopied && source !== null) getSelection().selectAllChildren(source);
  announce(isCopied ? 'copied' : 'notCopied');
}

/** Over plain http there is no clipboard API, and over https it may be forbidden. */
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
  // While a dialog is open, text outside of it cannot be selected.
  button.after(field);
  field.focus({ preventScroll: true });
  field.select();
  const isCopied = document.execCommand('copy');
  field.remove();
  button.focus({ preventScroll: true });
  return isCopied;
}
