// The offer to look up magnet links on this site: the browser asks its user first. Over plain http browsers do not have it.

for (const offer of document.querySelectorAll('[data-magnet-handler]')) {
  if (!isSecureContext || navigator.registerProtocolHandler === undefined) continue;
  offer.hidden = false;
  offer
    .querySelector('button')
    .addEventListener('click', () =>
      navigator.registerProtocolHandler('magnet', offer.dataset.magnetHandler),
    );
}
