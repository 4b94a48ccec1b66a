// Buttons that copy a text: the one in `data-copy`, or that of the element which `data-copy-from` names.

import { say } from './say.js';

for (const button of document.querySelectorAll('[data-copy], [data-copy-from]')) {
  button.addEventListener('click', () => void copy(button));
  button.hidden = false;
}

async function copy(button) {
  const source = document.getElementById(button.dataset.copyFrom);
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
