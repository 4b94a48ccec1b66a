// The checkboxes of a table: ticks all at once, and shows how many are ticked.

import { withNumber } from './shown.js';

const bar = document.querySelector('[data-picks]');
const all = bar.querySelector('[data-pick-all]');
const told = bar.querySelector('[data-picked]');
const { form } = all;
const boxes = [...form.querySelectorAll('tbody [type=checkbox]')];

form.addEventListener('change', ({ target }) => {
  if (target === all) for (const box of boxes) box.checked = all.checked;
  tell();
});
bar.hidden = false;
// A browser that returns to the page keeps the ticked boxes.
tell();

function tell() {
  const count = boxes.filter(({ checked }) => checked).length;
  all.checked = count === boxes.length;
  all.indeterminate = count > 0 && count < boxes.length;
  told.textContent = withNumber(told.dataset.picked, count);
}
