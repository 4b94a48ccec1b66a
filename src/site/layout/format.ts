import { html, type Html } from '../../http/html.ts';
import { shorten } from '../../lib/shorten.ts';
import type { Messages } from '../messages/messages.ts';
import type { Numbers } from '../messages/numbers.ts';

/** How one language writes numbers, sizes, times, lists and names. */
export interface Format {
  /** A whole number with its thousands apart. */
  count(count: number): string;
  /** A share of a whole, from 0 to 1: `12.5%`. */
  percent(share: number): Html;
  /** A size in binary units with at most one decimal: `3.6 GiB`. */
  bytes(count: number): string;
  /** The same, and the exact bytes when asked. */
  size(count: number): Html;
  /** A number with at most two decimals. */
  decimal(number: number): string;
  /** A length of time in minutes, hours or days with at most one decimal: `2.5 days`. */
  span(seconds: number): string;
  /** A day as `2026-09-15`, which sorts and means the same everywhere; the time of day when asked. */
  day(date: Date): Html;
  /**
   * When something happened, as short as a column of a list needs it: `2 days ago`, within a year `8 Mar`, and
   * before that with the year. The moment in words when asked.
   */
  recent(date: Date, now: Date): Html;
  /** A moment in words: `15 September 2026 at 12:33 UTC`. */
  moment(date: Date): Html;
  /** How long ago or ahead a moment is, in its largest unit: `3 hours ago`, `yesterday`. */
  relative(date: Date, now: Date): string;
  /** The same, with the moment in words when asked. */
  ago(date: Date, now: Date): Html;
  /** Two things that belong together, or the one that is there: `2 files, 3 KiB`. */
  both(one: Html | string | false, other: Html | string | false): Html;
  /** `a, b and c`. */
  list(items: readonly (Html | string)[]): Html;
  /** A stranger's name, kept apart from the direction of the text around it, and never without anything to see. */
  name(text: string, charactersMax?: number): Html;
  /**
   * The same for a column: the beginning of a long name is an element, which the style sheet shortens. What it is in has to
   * be named by the whole for screen readers, some of which pause between the two: `isParted` tells.
   */
  rowName(text: string): Html;
}

/** The most seconds that are shown in a unit, and the seconds that it has. */
const SPANS = [
  [60, 1, 'second'],
  [3600, 60, 'minute'],
  [86_400, 3600, 'hour'],
  [30 * 86_400, 86_400, 'day'],
  [365 * 86_400, 30 * 86_400, 'month'],
  [Number.POSITIVE_INFINITY, 365 * 86_400, 'year'],
] as const;

const LENGTHS = [
  [3600, 60, 'minute'],
  [86_400, 3600, 'hour'],
  [Number.POSITIVE_INFINITY, 86_400, 'day'],
] as const;

const NAME_CHARACTERS_MAX = 255;

const DAY_MS = 86_400_000;
const YEAR_DAYS = 365;
/** A reader counts back so many days; further back the date says more. */
const RELATIVE_DAYS_MAX = 14;

/** Of a longer name the end is kept in sight, because it tells a torrent from its siblings. */
const WHOLE_CHARACTERS_MAX = 24;
const END_EMS = 6;

const PREFIXES = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];

export function createFormat(locale: string, numbers: Numbers, { common }: Pick<Messages, 'common'>): Format {
  const percents = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  const decimals = new Intl.NumberFormat(locale, { maximumFractionDigits: 1, useGrouping: false });
  const ratios = new Intl.NumberFormat(locale, { maximumFractionDigits: 2, useGrouping: false });
  const lengths = { style: 'unit', unitDisplay: 'long', maximumFractionDigits: 1 } as const;
  const times = new Intl.DateTimeFormat(locale, {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'UTC',
    hourCycle: 'h23',
  });
  const dates = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });
  const daysOfYear = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' });
  const spans = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const lists = new Intl.ListFormat(locale);

  const bytes = (count: number): string => {
    let value = count;
    let prefix = 0;
    // 1023.96 KiB would be shown as 1024.0.
    while (value >= 1023.95 && prefix < PREFIXES.length - 1) {
      value /= 1024;
      prefix++;
    }
    const rounded = value >= 99.95 ? Math.round(value) : value;
    return `${decimals.format(rounded)}\u00a0${PREFIXES[prefix]}${common.byteUnit}`;
  };
  const timeOf = (date: Date): string => common.momentUtc({ moment: times.format(date) });
  const relative = (date: Date, now: Date): string => {
    const seconds = (date.getTime() - now.getTime()) / 1000;
    const span = SPANS.find(([secondsMax]) => Math.abs(seconds) < secondsMax) ?? SPANS[5];
    return spans.format(Math.trunc(seconds / span[1]), span[2]);
  };

  const timed = (date: Date, text: string, datetime = date.toISOString()): Html =>
    html`<time datetime="${datetime}" title="${timeOf(date)}">${text}</time>`;

  const name = (text: string, charactersMax = NAME_CHARACTERS_MAX): Html =>
    isUnseen(text) ? html`<i>${common.unseenName}</i>` : html`<bdi>${shorten(text, charactersMax)}</bdi>`;

  return {
    count: (count) => numbers.write(count),
    percent: (share) => html`<bdi>${withoutMarks(percents.format(share))}</bdi>`,
    bytes,
    decimal: (number) => withoutMarks(ratios.format(number)),
    span(seconds) {
      const [, unitSeconds, unit] = LENGTHS.find(([secondsMax]) => seconds < secondsMax) ?? LENGTHS[2];
      const text = new Intl.NumberFormat(locale, { ...lengths, unit }).format(seconds / unitSeconds);
      return withoutMarks(text);
    },
    // A number beside Latin letters would stand on their other side in a text from right to left.
    size: (count) => html`<bdi title="${common.bytes({ count })}">${bytes(count)}</bdi>`,
    day(date) {
      if (!isWritable(date)) return html`${common.unknown}`;
      const iso = date.toISOString();
      // After Arabic letters its numbers would be written in the other order.
      return html`<time datetime="${iso}" title="${timeOf(date)}" dir="ltr">${iso.slice(0, 10)}</time>`;
    },
    recent(date, now) {
      if (!isWritable(date)) return html`${common.unknown}`;
      const days = (now.getTime() - date.getTime()) / DAY_MS;
      const isFresh = days >= 0 && days < RELATIVE_DAYS_MAX;
      const dated = Math.abs(days) < YEAR_DAYS ? daysOfYear : dates;
      const text = isFresh ? relative(date, now) : dated.format(date);
      // Without the seconds, which are 2 % of the compressed bytes of a list.
      return timed(date, withoutMarks(text), `${date.toISOString().slice(0, 16)}Z`);
    },
    moment(date) {
      if (!isWritable(date)) return html`${common.unknown}`;
      return html`<time datetime="${date.toISOString()}">${timeOf(date)}</time>`;
    },
    relative,
    ago: (date, now) => (isWritable(date) ? timed(date, relative(date, now)) : html`${common.unknown}`),
    both(one, other) {
      if (one === false || other === false) return html`${one}${other}`;
      return common.both({ one: html`${one}`, other: html`${other}` });
    },
    list(items) {
      const parts = lists.formatToParts(items.map((_, index) => String(index)));
      return html`${parts.map(({ type, value }) => (type === 'element' ? items[Number(value)] : value))}`;
    },
    name,
    rowName(text) {
      const shown = shorten(text, NAME_CHARACTERS_MAX);
      if (!isParted(text)) return name(text);
      const at = endOf(shown);
      return html`<bdi><span>${shown.slice(0, at)}</span>${shown.slice(at)}</bdi>`;
    },
  };
}

/** Whether a name is long enough for `rowName` to part it. */
export function isParted(name: string): boolean {
  return name.length > WHOLE_CHARACTERS_MAX && !isUnseen(name);
}

/** Where the end of a name begins that stays in sight: as much as fills its place, and no mark without its letter. */
function endOf(name: string): number {
  let at = name.length;
  let width = 0;
  while (at > 0 && width < END_EMS) {
    at--;
    const character = name[at] as string;
    if (!JOINED.test(character)) width += widthOf(character);
  }
  while (at > 0 && JOINED.test(name[at] as string)) at--;
  return at;
}

/** What belongs to the character before it: marks, joiners, and the second halves of pairs. */
const JOINED = /[\p{M}\u200d\udc00-\udfff]/u;

/** About how wide a character is, in the height of its font. */
function widthOf(character: string): number {
  if (/[\s.,:;'’|!()[\]/iljtfrI-]/.test(character)) return 0.35;
  if (/[mwMW@%—“”]/.test(character)) return 0.85;
  return character > '\u1100' ? 1 : /[A-Z0-9]/.test(character) ? 0.65 : 0.56;
}

/** In Arabic, Intl writes marks that turn the direction of text, which no page may hold. */
function withoutMarks(text: string): string {
  return text.replaceAll(/[\u061c\u200e\u200f]/g, '');
}

function isUnseen(text: string): boolean {
  return !/[\p{L}\p{N}\p{P}\p{S}]/u.test(text);
}

/** The years that the datetime attribute and RFC 3339 can write; a torrent may claim any. */
function isWritable(date: Date): boolean {
  const time = date.getTime();
  return time >= Date.UTC(0, 0) && time < Date.UTC(10_000, 0);
}
