import type { SeenEvent } from '../../catalogue/event-log.ts';
import type { Torrent } from '../../catalogue/torrent.ts';
import type { Base } from '../../http/context.ts';
import { createAddresses } from '../../service/addresses.ts';

/**
 * How many bytes an announce may have. A line has at most 512 on its way to a client (RFC 2812 section 2.3), with the nick,
 * the host and the channel in front, and what is longer is cut.
 */
const LINE_BYTES_MAX = 400;

/** What a template may name; of a line that is too long, the first of these are cut, and never an address. */
const CUT_FIRST = ['tags', 'title', 'name', 'collection', 'category'] as const;

/** The line that announces a torrent, by a template with names in braces. */
export function announceLine(
  template: string,
  { collection }: Pick<SeenEvent, 'collection'>,
  torrent: Torrent,
  base: Base,
): string {
  const addresses = createAddresses(base);
  const values: Record<string, string> = {
    category: torrent.category ?? 'Other',
    name: torrent.name,
    title: torrent.title ?? torrent.name,
    size: sizeText(torrent.contentBytes),
    collection,
    tags: torrent.tags.join(' '),
    infohash: torrent.infohashV1 ?? torrent.infohashV2 ?? '',
    page: addresses.page(torrent),
    download: addresses.permalink(torrent),
    magnet: addresses.magnet(torrent),
  };
  for (const name of CUT_FIRST) {
    const excess = Buffer.byteLength(fill(template, values)) - LINE_BYTES_MAX;
    if (excess <= 0) break;
    if (template.includes(`{${name}}`)) values[name] = cut(values[name] ?? '', excess);
  }
  return cutTo(fill(template, values), LINE_BYTES_MAX);
}

function fill(template: string, values: Readonly<Record<string, string>>): string {
  return plain(template.replaceAll(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole));
}

/** Without control characters: a line feed would begin another command, and others are colours and formats of IRC. */
export function plain(text: string): string {
  return text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ');
}

/** The beginning of a text, shorter by at least so many bytes. */
function cut(text: string, bytes: number): string {
  const mark = '…';
  return cutTo(text, Math.max(0, Buffer.byteLength(text) - bytes - Buffer.byteLength(mark))) + mark;
}

/** The beginning of a text that has at most so many bytes; no character is cut. */
function cutTo(text: string, bytesMax: number): string {
  const bytes = Buffer.from(text);
  if (bytes.byteLength <= bytesMax) return text;
  let end = bytesMax;
  while (end > 0 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end--;
  return bytes.subarray(0, end).toString();
}

const UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'];

/** A size as announces have it: `220.30MiB`. */
function sizeText(bytes: number): string {
  let [value, unit] = [bytes, 0];
  while (value >= 1024 && unit < UNITS.length - 1) [value, unit] = [value / 1024, unit + 1];
  return `${value.toFixed(unit === 0 ? 0 : 2)}${UNITS[unit]}`;
}
