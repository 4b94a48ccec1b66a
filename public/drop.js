// Takes .torrent files that are dropped or pasted anywhere on the page, also in folders: into the field of its form, where
// it has one for them; else the first is looked up by its infohash.

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
  take(event, event.dataTransfer);
});

document.addEventListener('paste', (event) => take(event, event.clipboardData));

/** Fields for files take what is dropped on them by themselves. */
function isForOthers({ defaultPrevented, target }) {
  return defaultPrevented || target.type === 'file';
}

function take(event, { items, files }) {
  // After the event there are none.
  const dropped = [...files];
  const entries = [...items].map((item) => item.webkitGetAsEntry()).filter(Boolean);
  // No field for files takes a folder.
  const hasFolder = entries.some(({ isDirectory }) => isDirectory);
  if (dropped.length === 0 || (isForOthers(event) && !hasFolder)) return;
  event.preventDefault();
  void import('./dropped-files.js').then(({ use }) =>
    use(hasFolder ? { entries } : { dropped }, field, search),
  );
}
