// Tells what a script has done, in the one place of the page that is for that. The words are the page's own.

const SHOWN_MS = 6000;

const place = document.querySelector('[data-said]');
let timer;

/** Shows a text of the place, `copied` for its `data-copied`, and has it read out, also when it is the same again. */
export function say(text) {
  clearTimeout(timer);
  place.textContent = '';
  requestAnimationFrame(() => {
    place.textContent = place.dataset[text];
  });
  timer = setTimeout(() => {
    place.textContent = '';
  }, SHOWN_MS);
}
