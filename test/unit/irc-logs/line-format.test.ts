import { describe, expect, it } from 'vitest';
import { parseLine } from '../../../src/irc-logs/line-format.ts';
import { SAMPLES } from './samples.ts';

describe('parseLine', () => {
  for (const [program, samples] of Object.entries(SAMPLES)) {
    it.each(samples)(`reads what ${program} writes: %j`, (line, time, kind, nick, text) => {
      expect(parseLine(line)).toEqual({ time, kind, nick, text });
    });
  }

  // Each character is looked at a bounded number of times: what makes a pattern begin again at every place costs more.
  it('reads a hostile line in time that grows with its length', () => {
    const pieces = [
      '<',
      ' ',
      '*',
      '-',
      '[',
      'a ',
      '12:34 ',
      '\t',
      ' by ',
      'a (',
      ') ',
      '#',
      '!',
      'mode/#a ',
      'a,',
    ];
    for (const start of ['', '12:34 ', '12:34 -!- ', '12:34 *** a (', "[12:34] #a: mode change '"]) {
      for (const piece of pieces) {
        const line = start + piece.repeat(200_000 / piece.length);
        expect(parseLine(line).text.length).toBeLessThanOrEqual(line.length);
      }
    }
  });
});
