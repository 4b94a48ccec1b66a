import { z } from 'zod';
import { bytesText, parseSetBytes, sizeSetting } from '../lib/byte-setting.ts';
import { setting, wholeNumber } from '../lib/setting.ts';
import type { FreeSpaceFloor } from './room.ts';

/** How much visitors without a token may publish, when uploads are open. */
export interface OpenSettings {
  /** How many torrents without an owner may be published at the same time. */
  readonly openTorrentsMax: number | 'off';
  /** The size of all their .torrent files together, in bytes. */
  readonly openBytesMax: number | 'off';
  /** How much must stay free on the disk. */
  readonly diskFreeMin: FreeSpaceFloor | 'off';
}

const MIB = 1024 ** 2;
const GIB = 1024 ** 3;
const TORRENTS_MAX = 1_000_000_000;

const OFF = z.literal('off');
const COUNT_EXPECTED = `expected off, or a whole number from 1 to ${TORRENTS_MAX}`;

/** The part of the configuration's schema for uploads without a token. */
export const OPEN_SCHEMA = {
  openTorrentsMax: setting(
    z.union([OFF, wholeNumber(1, TORRENTS_MAX, COUNT_EXPECTED)], { error: COUNT_EXPECTED }).default(100_000),
    {
      value: 'count',
      about: 'how many torrents may be published at the same time without a token, or off',
    },
  ),
  openBytesMax: setting(
    sizeSetting({
      min: MIB,
      max: 1024 ** 5,
      expected: 'expected off, or a size from 1 MiB to 1024 TiB, such as 1GiB',
      word: 'off',
    }).default(GIB),
    {
      value: 'size',
      about: 'the total size of all .torrent files that may be published without a token, or off',
      write: (size) => (size === 'off' ? size : bytesText(size)),
    },
  ),
  diskFreeMin: setting(
    z
      .string({ error: 'expected off, a size, a part of the disk, or both such as 1GiB,5%' })
      .transform(parseFloor)
      .default({ bytes: GIB, percent: 5 }),
    {
      value: 'size,percent',
      about:
        'how much of the disk must stay free for uploads without a token: a size, a part of the disk, or the smaller of both; or off',
      write: (floor) => (floor === 'off' ? floor : floorText(floor)),
    },
  ),
};

/** Formats a floor as an operator writes it. */
function floorText({ bytes, percent }: FreeSpaceFloor): string {
  const parts = [
    ...(Number.isFinite(bytes) ? [bytesText(bytes)] : []),
    ...(Number.isFinite(percent) ? [`${percent} %`] : []),
  ];
  return parts.join(', ');
}

function parseFloor(text: string, context: z.RefinementCtx): FreeSpaceFloor | 'off' {
  if (text.trim() === 'off') return 'off';
  const parts = text.split(',').map((part) => part.trim());
  const percents = parts.map(parsePercent);
  const sizes = parts.map(parseSetBytes);
  const isWhole = parts.every((_, index) => percents[index] !== undefined || sizes[index] !== undefined);
  const [percent = Infinity, ...morePercents] = percents.filter((value) => value !== undefined);
  const [bytes = Infinity, ...moreSizes] = sizes.filter((value) => value !== undefined);
  if (isWhole && morePercents.length === 0 && moreSizes.length === 0) return { bytes, percent };
  context.addIssue({
    code: 'custom',
    message: 'expected off, a size, a part of the disk up to 90%, or both such as 1GiB,5%',
  });
  return z.NEVER;
}

function parsePercent(text: string): number | undefined {
  const percent = Number(/^(\d{1,2})\s*%$/.exec(text)?.[1]);
  return percent <= 90 ? percent : undefined;
}
