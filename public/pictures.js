// Pictures that are dropped or pasted into a text: what becomes of them is loaded when there are some.

const note = document.querySelector('[data-pictures]');
const text = note.closest('form').querySelector('textarea');

text.addEventListener('dragover', (event) => {
  if (event.dataTransfer.types.includes('Files')) event.preventDefault();
});
text.addEventListener('drop', (event) => take(event, event.dataTransfer));
text.addEventListener('paste', (event) => {
  // Programs for texts and tables copy a picture of what is selected, too.
  if (!event.clipboardData.types.includes('text/plain')) take(event, event.clipboardData);
});

function take(event, { files }) {
  const pictures = [...files].filter(({ type }) => /^image\/(?:png|jpeg|webp|avif|gif)$/.test(type));
  if (pictures.length === 0) return;
  event.preventDefault();
  void import('./pictures-taken.js').then(({ use }) => use(pictures, text, note));
}
