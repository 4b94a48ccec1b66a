import { html, type Html } from '../http/html.ts';

const LANGUAGE = 'en-GB';
const UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB', 'EiB'];

const counts = new Intl.NumberFormat(LANGUAGE);
const days = new Intl.DateTimeFormat(LANGUAGE, {
  dateStyle: 'long',
  timeStyle: 'short',
  timeZone: 'UTC',
  hourCycle: 'h23',
});

/** A size in binary units with at most one decimal: `3.6 GiB`. */
export function formatBytes(bytes: number): string {
  let value = bytes;
  let unit = 0;
  // 1023.96 KiB would be shown as 1024.0.
  while (value >= 1023.95 && unit < UNITS.length - 1) {
    value /= 1024;
    unit++;
  }
  const rounded = value >= 99.95 ? Math.round(value) : Math.round(value * 10) / 10;
  return `${rounded}\u00a0${UNITS[unit]}`;
}

/** A whole number with its thousands apart. */
export function formatCount(count: number): string {
  return counts.format(count);
}

/** A count with its noun: `1 file`, `12,345 files`. */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)}\u00a0${count === 1 ? one : many}`;
}

/** A size in binary units that tells the exact bytes when asked. */
export function bytes(count: number): Html {
  return html`<span title="${countOf(count, 'byte')}">${formatBytes(count)}</span>`;
}

/** A day as `2026-09-15`, which sorts and means the same everywhere; the time of day when asked. */
export function day(date: Date): Html {
  if (!isWritable(date)) return html`unknown`;
  const iso = date.toISOString();
  return html`<time datetime="${iso}" title="${days.format(date)} UTC">${iso.slice(0, 10)}</time>`;
}

/** A moment in words: `15 September 2026 at 12:33 UTC`. */
export function moment(date: Date): Html {
  if (!isWritable(date)) return html`unknown`;
  return html`<time datetime="${date.toISOString()}">${days.format(date)} UTC</time>`;
}

/** The years that the datetime attribute and RFC 3339 can write; a torrent may claim any. */
function isWritable(date: Date): boolean {
  const time = date.getTime();
  return time >= Date.UTC(0, 0) && time < Date.UTC(10_000, 0);
}

/** The text, cut where it gets longer than a reader wants at that place. */
export function shorten(text: string, charactersMax: number): string {
  if (text.length <= charactersMax) return text;
  return `${text.slice(0, charactersMax).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** A stranger's name, kept apart from the direction of the text around it, and never without anything to see. */
export function name(text: string, charactersMax = 255): Html {
  if (!/[\p{L}\p{N}\p{P}\p{S}]/u.test(text)) return html`<i>(a name that cannot be seen)</i>`;
  return html`<bdi>${shorten(text, charactersMax)}</bdi>`;
}
