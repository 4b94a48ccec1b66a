// Takes .torrent files that are dropped or pasted anywhere on the page: into the field of its form, where it has one for
// them; else the first is looked up by its infohash.

import { say } from './say.js';

const field = document.querySelector('[data-drop-field]');
const search = document.querySelector('[data-drop-search]');
const hint = document.querySelector('[data-drop-hint]');

document.addEventListener('dragover', (event) => {
  if (!event.dataTransfer.types.includes('Files') || isForOthers(event)) return;
  event.preventDefault();
  hint.hidden = false;
});

document.addEventListener('dragleave', ({ relatedTarget }) => {
  if (relatedTarget === null) hint.hidden = true;
});

document.addEventListener('drop', (event) => {
  hint.hidden = true;
  take(event, event.dataTransfer.files);
});

document.addEventListener('paste', (event) => take(event, event.clipboardData.files));

/** Fields for files take what is dropped on them by themselves. */
function isForOthers({ defaultPrevented, target }) {
  return defaultPrevented || target.type === 'file';
}

function take(event, files) {
  if (files.length === 0 || isForOthers(event)) return;
  event.preventDefault();
  if (field === null) void lookUp(files[0]);
  else fill(files);
}

function fill(files) {
  field.files = files;
  field.dispatchEvent(new Event('change', { bubbles: true }));
  field.focus();
}

async function lookUp(file) {
  say('checking');
  try {
    const { checkFile } = await import('./checked-file.js');
    const { verdict, torrent } = await checkFile(file);
    if (verdict === 'refuse') return say('refused');
    search.value = torrent.infohashV1 ?? torrent.infohashV2;
    search.form.requestSubmit();
  } catch {
    say('notChecked');
  }
}
