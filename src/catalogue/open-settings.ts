import { z } from 'zod';
import { parseSetBytes, sizeSetting } from '../lib/byte-setting.ts';
import type { FreeSpaceFloor } from './room.ts';

/** How much strangers may publish where uploads need no token. */
export interface OpenSettings {
  /** How many torrents of strangers may be published at once. */
  readonly openTorrentsMax: number | 'off';
  /** Of all their .torrent files together, in bytes. */
  readonly openBytesMax: number | 'off';
  /** What has to stay free on the disk. */
  readonly diskFreeMin: FreeSpaceFloor | 'off';
}

const MIB = 1024 ** 2;
const GIB = 1024 ** 3;
const TORRENTS_MAX = 1_000_000_000;

const OFF = z.literal('off');
const COUNT_EXPECTED = `expected off, or a whole number from 1 to ${TORRENTS_MAX}`;

/** The part of the configuration's schema that is about uploads without a token. */
export const OPEN_SCHEMA = {
  openTorrentsMax: z
    .union([OFF, z.coerce.number()], { error: COUNT_EXPECTED })
    .refine(
      (count) => count === 'off' || (Number.isSafeInteger(count) && count >= 1 && count <= TORRENTS_MAX),
      {
        error: COUNT_EXPECTED,
      },
    )
    .default(100_000),
  openBytesMax: sizeSetting({
    min: MIB,
    max: 1024 ** 5,
    expected: 'expected off, or a size from 1 MiB to 1024 TiB, such as 1GiB',
    word: 'off',
  }).default(GIB),
  diskFreeMin: z
    .string({ error: 'expected off, a size, a part of the disk, or both such as 1GiB,5%' })
    .transform(parseFloor)
    .default({ bytes: GIB, percent: 5 }),
};

type Documented = {
  readonly key: keyof OpenSettings;
  readonly value: string;
  readonly about: string;
};

/** The same as people meet it. */
export const OPEN_SETTINGS: readonly Documented[] = [
  {
    key: 'openTorrentsMax',
    value: 'count',
    about: 'how many torrents may be published at once without a token, or off (default: 100000)',
  },
  {
    key: 'openBytesMax',
    value: 'size',
    about: 'how large all their .torrent files together may be, or off (default: 1 GiB)',
  },
  {
    key: 'diskFreeMin',
    value: 'size,percent',
    about:
      'what has to stay free on the disk for uploads without a token, the smaller of the two, or off (default: 1 GiB, 5 %)',
  },
];

/** A floor as an operator writes it. */
export function floorText({ bytes, percent }: FreeSpaceFloor, bytesText: (bytes: number) => string): string {
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
