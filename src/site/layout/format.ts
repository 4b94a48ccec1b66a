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
  /** A day as `2026-09-15`, which sorts and means the same everywhere; the time of day when asked. */
  day(date: Date): Html;
  /** The same day and nothing else, for long lists, where what is unseen would be a tenth of all bytes. */
  bareDay(date: Date): Html;
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

const PREFIXES = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];

export function createFormat(locale: string, numbers: Numbers, { common }: Pick<Messages, 'common'>): Format {
  const percents = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  const decimals = new Intl.NumberFormat(locale, { maximumFractionDigits: 1, useGrouping: false });
  const times = new Intl.DateTimeFormat(locale, {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'UTC',
    hourCycle: 'h23',
  });
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

  return {
    count: (count) => numbers.write(count),
    // In Arabic it comes with marks that turn the direction of text, which no page may hold.
    percent: (share) => html`<bdi>${percents.format(share).replaceAll(/[\u061c\u200e\u200f]/g, '')}</bdi>`,
    bytes,
    // A number beside Latin letters would stand on their other side in a text from right to left.
    size: (count) => html`<bdi title="${common.bytes({ count })}">${bytes(count)}</bdi>`,
    day(date) {
      if (!isWritable(date)) return html`${common.unknown}`;
      const iso = date.toISOString();
      // After Arabic letters its numbers would be written in the other order.
      return html`<time datetime="${iso}" title="${timeOf(date)}" dir="ltr">${iso.slice(0, 10)}</time>`;
    },
    bareDay: (date) =>
      isWritable(date) ? html`<time>${date.toISOString().slice(0, 10)}</time>` : html`${common.unknown}`,
    moment(date) {
      if (!isWritable(date)) return html`${common.unknown}`;
      return html`<time datetime="${date.toISOString()}">${timeOf(date)}</time>`;
    },
    relative,
    ago(date, now) {
      if (!isWritable(date)) return html`${common.unknown}`;
      return html`<time datetime="${date.toISOString()}" title="${timeOf(date)}"
        >${relative(date, now)}</time
      >`;
    },
    both(one, other) {
      if (one === false || other === false) return html`${one}${other}`;
      return common.both({ one: html`${one}`, other: html`${other}` });
    },
    list(items) {
      const parts = lists.formatToParts(items.map((_, index) => String(index)));
      return html`${parts.map(({ type, value }) => (type === 'element' ? items[Number(value)] : value))}`;
    },
    name(text, charactersMax = 255) {
      if (!/[\p{L}\p{N}\p{P}\p{S}]/u.test(text)) return html`<i>${common.unseenName}</i>`;
      return html`<bdi>${shorten(text, charactersMax)}</bdi>`;
    },
  };
}

/** The years that the datetime attribute and RFC 3339 can write; a torrent may claim any. */
function isWritable(date: Date): boolean {
  const time = date.getTime();
  return time >= Date.UTC(0, 0) && time < Date.UTC(10_000, 0);
}
