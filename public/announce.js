// Shows what a script did, in the page's status element. The texts come from the page.

const SHOWN_MS = 6000;

const place = document.querySelector('[data-announcer]');
let timer;

/**
 * Shows a text of the status element, `copied` for its `data-copied`. Screen readers read it out even when it is the
 * same as before.
 */
export function announce(text) {
  clearTimeout(timer);
  place.textContent = '';
  requestAnimationFrame(() => {
    place.textContent = place.dataset[text];
  });
  timer = setTimeout(() => {
    place.textContent = '';
  }, SHOWN_MS);
}
