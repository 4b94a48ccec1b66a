// The upload page: loads what lists and sends files as soon as there are some.

const form = document.querySelector('script[data-queue]').closest('form');
const { file: field } = form.elements;

field.addEventListener('change', take);
// Each file has its own title in the list.
form.querySelector('[data-one-title]').hidden = true;
// A browser that returns to the page may keep the chosen files.
if (field.files.length > 0) take();

function take() {
  void import('./upload-files.js').then((files) => files.take());
}
