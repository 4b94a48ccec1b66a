import { exists, type Day } from './day.ts';

/** What the file name of a log says. */
export interface LogName {
  /** The channel in the name: `#chan`; `''` when the name only has a day. */
  readonly channel: string;
  /** The day in the name; undefined for a log without a day. */
  readonly day: Day | undefined;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

// With four digits of the year first (2006-11-27, 2006_11_27, 2006.11.27, 20061127), or with the month's name
// (27Nov2006, 27-Nov-2006); not as a part of a longer number or word.
const NUMBERS = /(?<![\p{L}\p{N}])(\d{4})([-_.]?)(\d{2})\2(\d{2})(?![\p{L}\p{N}])/u;
const WORDS = /(?<![\p{L}\p{N}])(\d{1,2})[-_.]?([a-z]{3})[-_.]?(\d{4})(?![\p{L}\p{N}])/iu;

/**
 * Parses the file name of a log, as these programs write it; undefined for any other name:
 *
 * - ZNC: `2006-11-27.log`, older ones `#chan_20061127.log`
 * - supybot and Limnoria: `#chan.2006-11-27.log`, `#chan.27-Nov-2006.log`; without rotation `#chan.log`
 * - eggdrop: `chan.log.27Nov2006`, or `chan.log.20061127` by its settings; `chan.log.yesterday`
 * - irssi and HexChat: `#chan.log`, with any date that their settings add
 * - WeeChat: `irc.libera.#chan.weechatlog`
 * - EnergyMech: any name that its operator chose, such as `#chan.log`
 *
 * A `.txt` needs a day in its name; others are notes next to the logs.
 */
export function parseLogName(name: string): LogName | undefined {
  const dated = withDay(name);
  const rest = dated?.rest ?? name;
  const [, stem = '', ending = ''] = /^(.*?)\.(log|txt|weechatlog)(?:\.yesterday)?$/i.exec(rest) ?? [];
  const isLog = ending !== '' && (dated !== undefined || ending.toLowerCase() !== 'txt');
  if (!isLog) return undefined;
  if (stem === '' && dated === undefined) return undefined;
  const suffix = /\.yesterday$/i.test(rest) ? '.yesterday' : '';
  return { channel: `${stem}${suffix}`, day: dated?.day };
}

function withDay(name: string): { readonly day: Day; readonly rest: string } | undefined {
  const found = NUMBERS.exec(name) ?? WORDS.exec(name);
  if (found === null) return undefined;
  const [whole, first = '', second = '', third = '', fourth] = found;
  const day =
    fourth === undefined
      ? { year: Number(third), month: MONTHS.indexOf(second.toLowerCase()) + 1, day: Number(first) }
      : { year: Number(first), month: Number(third), day: Number(fourth) };
  if (!exists(day)) return undefined;
  const before = name.slice(0, found.index).replace(/[-_. ]$/, '');
  const after = name.slice(found.index + whole.length);
  return { day, rest: before + (before === '' ? after.replace(/^[-_ ]/, '') : after) };
}
