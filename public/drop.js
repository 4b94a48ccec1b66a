// Handles .torrent files that are dropped or pasted anywhere on the page, also in folders. They go into the file field
// of the page's form; on a page without one, the first file is looked up by its infohash.

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

/** File fields handle files that are dropped on them. */
function isForOthers({ defaultPrevented, target }) {
  return defaultPrevented || target.type === 'file';
}

function take(event, { items, files }) {
  // Copied now, because the list is empty after the event.
  const dropped = [...files];
  const entries = [...items].map((item) => item.webkitGetAsEntry()).filter(Boolean);
  // File fields do not accept folders.
  const hasFolder = entries.some(({ isDirectory }) => isDirectory);
  if (dropped.length === 0 || (isForOthers(event) && !hasFolder)) return;
  event.preventDefault();
  void import('./dropped-files.js').then(({ use }) =>
    use(hasFolder ? { entries } : { dropped }, field, search),
  );
}
