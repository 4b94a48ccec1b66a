// Offers to seed the new torrent from this page once it is published, and shows how that goes.

import { shownSize, shownText, withNumber } from './shown.js';

const SHOW_MS = 1_000;

/** Where the server has no tracker for pages there is no such section, and nothing is offered. */
export function createSeeding(ask) {
  const section = document.querySelector('[data-seed]');
  if (section === null) return { offer() {} };
  const texts = section.dataset;
  const part = (name) => section.querySelector(`[data-${name}]`);
  /** The file that can be seeded once it is published. */
  let offered;
  /** The infohash of that file, once it is published. */
  let infohash;
  let seeder;
  let timer;

  addEventListener('torrentpublished', ({ detail }) => {
    if (offered === undefined || !isSame(detail.file, offered)) return;
    ({ infohash } = detail);
    show();
  });
  part('seed-start').addEventListener('click', () => void start());
  part('seed-stop').addEventListener('click', () => {
    stop();
    part('seed-start').focus();
  });
  addEventListener('beforeunload', (event) => {
    if (seeder !== undefined) event.preventDefault();
  });

  async function start() {
    showProblem('');
    part('seed-start').disabled = true;
    try {
      const { startSeeding } = await import('./create-seed.js');
      const tracker = new URL(texts.tracker, location.href);
      tracker.protocol = tracker.protocol === 'https:' ? 'wss:' : 'ws:';
      seeder = await startSeeding({
        ask,
        tracker: tracker.href,
        stunServers: texts.stun.split(' ').filter(Boolean),
        infohash,
        onRefused: (reason) => showProblem(texts.refused, reason),
        onError: fail,
      });
      part('seed-state').textContent = texts.seeding;
      timer = setInterval(showFigures, SHOW_MS);
      show();
      part('seed-stop').focus();
    } catch (error) {
      fail(error);
    }
    part('seed-start').disabled = false;
  }

  function stop() {
    clearInterval(timer);
    seeder?.stop();
    seeder = undefined;
    part('seed-state').textContent = texts.stopped;
    part('seed-figures').textContent = '';
    show();
  }

  function fail(error) {
    if (seeder !== undefined) stop();
    if (error.path === undefined) showProblem(texts.failed, error.message);
    else showProblem(texts.unreadable, error.path);
  }

  function show() {
    section.hidden = seeder === undefined && infohash === undefined;
    part('seed-start').hidden = seeder !== undefined || infohash === undefined;
    part('seed-stop').hidden = seeder === undefined;
  }

  function showFigures() {
    const { peers, sentBytes } = seeder.figures();
    const sent = texts.sent.replace('#', shownSize(sentBytes, texts.byteUnit));
    part('seed-figures').textContent = `${withNumber(texts.peers, peers)} · ${sent}`;
  }

  function showProblem(text, detail = '') {
    part('seed-problem').hidden = text === '';
    part('seed-problem').textContent = text.replace('@', () => shownText(detail));
  }

  return {
    /** The torrent that was just made; undefined where nothing can be seeded. What is seeded goes on until it is stopped. */
    offer(file) {
      offered = file;
      infohash = undefined;
      show();
    },
  };
}

/** The form makes a list of its own of the files. */
function isSame(one, other) {
  return one.name === other.name && one.size === other.size && one.lastModified === other.lastModified;
}
