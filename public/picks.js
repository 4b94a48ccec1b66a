// The checkboxes of a table: ticks all at once, and shows how many are ticked.

import { withNumber } from './shown.js';

const bar = document.querySelector('[data-picks]');
const all = bar.querySelector('[data-pick-all]');
const summary = bar.querySelector('[data-picked]');
const { form } = all;
const boxes = [...form.querySelectorAll('tbody [type=checkbox]')];

form.addEventListener('change', ({ target }) => {
  if (target === all) for (const box of boxes) box.checked = all.checked;
  showCount();
});
bar.hidden = false;
// A browser that returns to the page keeps the ticked boxes.
showCount();

function showCount() {
  const count = boxes.filter(({ checked }) => checked).length;
  all.checked = count === boxes.length;
  all.indeterminate = count > 0 && count < boxes.length;
  summary.textContent = withNumber(summary.dataset.picked, count);
}
