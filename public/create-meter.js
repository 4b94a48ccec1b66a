// How far the hashing of a new torrent is, how fast it goes, and how long the rest takes.

const SHOW_MS = 250;

/** Tells `show` the share that is done, the bytes of a second and the seconds left, four times a second. */
export function createMeter({ plan: { contentBytes, pieceLengthBytes }, done }, show) {
  const before = Math.min(contentBytes, done.reduce((sum, each) => sum + each, 0) * pieceLengthBytes);
  const startedAt = performance.now();
  let [hashed, shownAt] = [before, 0];
  return {
    add(lengthBytes) {
      hashed = Math.min(contentBytes, hashed + lengthBytes);
      const now = performance.now();
      if (now - shownAt < SHOW_MS) return;
      shownAt = now;
      const perSecond = (hashed - before) / Math.max(0.001, (now - startedAt) / 1000);
      show({ share: hashed / contentBytes, perSecond, secondsLeft: (contentBytes - hashed) / perSecond });
    },
  };
}
