import { readFileSync, statSync } from 'node:fs';
import { z } from 'zod';
import type { WrittenFields } from '../../catalogue/edit.ts';
import { AppError } from '../../errors.ts';
import type { Infohash } from '../../metainfo/infohash.ts';

/** What is known of a torrent beside its bytes. */
export interface KnownOfTorrent {
  readonly infohash?: Infohash | undefined;
  readonly fields?: WrittenFields | undefined;
  readonly publishedAt?: Date | undefined;
  readonly isUnlisted?: boolean | undefined;
}

/** Far more than a description of 20,000 characters takes. */
const BYTES_MAX = 256 * 1024;

/** The members that an import uses of what an export wrote. */
const METADATA = z.object({
  infohashV1: z.string().nullish(),
  infohashV2: z.string().nullish(),
  title: z.string().nullish(),
  description: z.string().nullish(),
  category: z.string().nullish(),
  tags: z.array(z.string()).nullish(),
  licence: z.string().nullish(),
  state: z.string().nullish(),
  publishedAt: z.iso.datetime({ offset: true }).nullish(),
});

/**
 * Reads what an export wrote beside a .torrent file, `app.torrent.json` beside `app.torrent`. Nothing where there is no such file.
 * Throws malformed for one that is not as an export writes it, and conflict for a torrent that was not published.
 */
export function readMetadata(path: string): KnownOfTorrent {
  const text = readText(`${path}.json`);
  if (text === undefined) return {};
  const { infohashV1, infohashV2, publishedAt, state, ...fields } = parse(text);
  if (!['public', 'unlisted', null, undefined].includes(state))
    throw new AppError('conflict', `Cannot import it: it was ${state} when it was exported`, {
      hint: 'Remove the JSON file beside it to publish it all the same.',
    });
  const given = Object.entries(fields).filter(([, value]) => value !== null && value !== undefined);
  return {
    infohash: (infohashV1 ?? infohashV2 ?? undefined) as Infohash | undefined,
    fields: Object.fromEntries(given),
    publishedAt: publishedAt === null || publishedAt === undefined ? undefined : new Date(publishedAt),
    isUnlisted: state === 'unlisted',
  };
}

function readText(path: string): string | undefined {
  try {
    const { size } = statSync(path);
    if (size > BYTES_MAX) throw wrong('it is too long');
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error instanceof AppError ? error : wrong('it cannot be read');
  }
}

function parse(text: string): z.output<typeof METADATA> {
  try {
    return METADATA.parse(JSON.parse(text));
  } catch (cause) {
    throw wrong('it is not as an export writes it', cause);
  }
}

function wrong(why: string, cause?: unknown): AppError {
  return new AppError('malformed', `Cannot use the JSON file beside it: ${why}`, {
    hint: 'Export it again, or remove that file.',
    cause,
  });
}
