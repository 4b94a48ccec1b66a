import { describe, expect, it } from 'vitest';
import { parseLogName } from '../../../src/irc-logs/log-name.ts';

const day = { year: 2006, month: 11, day: 27 };

describe('parseLogName', () => {
  it.each([
    ['ZNC', '2006-11-27.log', ''],
    ['ZNC before 1.6', '#chan_20061127.log', '#chan'],
    ['ZNC before 1.6', 'libera_#chan_20061127.log', 'libera_#chan'],
    ['supybot', '#chan.2006-11-27.log', '#chan'],
    ['supybot', '#chan.27-Nov-2006.log', '#chan'],
    ['supybot', '#c-d_.2006-11-27.log', '#c-d_'],
    ['eggdrop', 'chan.log.27Nov2006', 'chan'],
    ['eggdrop', '#chan.log.20061127', '#chan'],
    ['irssi', '#chan-20061127.log', '#chan'],
    ['irssi', '#chan.2006.11.27.log', '#chan'],
    ['WeeChat', 'irc.libera.#chan.2006-11-27.weechatlog', 'irc.libera.#chan'],
    ['WeeChat', '2006-11-27-#chan.weechatlog', '#chan'],
    ['HexChat', '20061127.txt', ''],
    ['anyone', '#2006.2006-11-27.log', '#2006'],
  ])('reads the day in what %s names a file: %s', (_, name, channel) => {
    expect(parseLogName(name)).toEqual({ channel, day });
  });

  it.each([
    ['irssi', '#chan.log', '#chan'],
    ['WeeChat', 'irc.libera.#chan.weechatlog', 'irc.libera.#chan'],
    ['EnergyMech', 'mech.LOG', 'mech'],
    ['eggdrop', 'chan.log.yesterday', 'chan.yesterday'],
    ['supybot', '#chan.27-Mon-2006.log', '#chan.27-Mon-2006'],
    ['anyone', '2006-11-31.log', '2006-11-31'],
    ['anyone', '#chan.120061127.log', '#chan.120061127'],
  ])('takes for a log without a day what %s names %s', (_, name, channel) => {
    expect(parseLogName(name)).toEqual({ channel, day: undefined });
  });

  it.each(['notes.txt', 'notes.md', 'README', '2006-11-27', '2006-11-27.log.gz', '.log', 'x.logs', 'log'])(
    'takes %s for no log',
    (name) => {
      expect(parseLogName(name)).toBeUndefined();
    },
  );
});
