import { AppError } from '../errors.ts';
import type { Infohash } from '../metainfo/infohash.ts';
import { refusal } from './check.ts';
import type { Checker, Payer } from './checker.ts';
import { toGivenFields, type WrittenFields } from './edit.ts';
import { toExpiresAt, type Expiry } from './expiry.ts';
import { fileNamesOf } from './file-names.ts';
import { fileNameFor, toFileName, toTorrentPath } from './names.ts';
import type { NewPicture } from './picture.ts';
import { checkFileNotReserved } from './reserved.ts';
import type { GivenFields, TorrentFacts, TorrentPath } from './torrent.ts';

/** A torrent to publish, read and checked. */
export interface TorrentDraft extends TorrentPath, TorrentFacts {
  readonly bytes: Uint8Array;
  /** The names of its files for searches, by `fileNamesOf`. */
  readonly fileNames: string;
  /** The addresses of its trackers, for the rules of its collection. */
  readonly trackers: readonly string[];
  /** Only for an anonymous upload: the SHA-256 of its delete key. */
  readonly deleteKeyHash?: Uint8Array | undefined;
  /** The state that the upload of a new torrent asks for. It may need the approval of a moderator first. */
  readonly visibility?: 'public' | 'unlisted' | undefined;
  /** What the upload gives; for the other fields, a replacement has those of the torrent that it replaces. */
  readonly fields?: GivenFields | undefined;
  /** When it expires, if the upload says so. A replacement does not have the expiry of the torrent that it replaces. */
  readonly expiresAt?: Date | undefined;
  /** Those that the upload brings along. */
  readonly pictures?: readonly NewPicture[] | undefined;
  /** Whether its collection is a stream, which gives the torrent its file name in the transaction. */
  readonly isNumbered?: boolean | undefined;
}

/** The input for publishing a torrent. */
export interface PublishInput extends Pick<TorrentDraft, 'visibility' | 'pictures' | 'isNumbered'> {
  readonly bytes: Uint8Array;
  readonly collection: string;
  /** Undefined to make it from the name of the torrent. */
  readonly fileName: string | undefined;
  /** When given, the torrent must have this infohash. */
  readonly infohash?: Infohash | undefined;
  /** The fields that are given; blank ones are not. */
  readonly fields?: WrittenFields | undefined;
  readonly expires?: Expiry | undefined;
}

/**
 * Checks the bytes as metainfo and chooses their path. Rejects with invalid and all findings when they are not a valid
 * torrent, malformed for a name, field or expiry that is not valid, conflict when the infohash is not the requested one, and
 * with the errors of `Checker`.
 */
export async function draftOf(
  input: PublishInput,
  checker: Pick<Checker, 'check'>,
  payer: Payer | undefined,
  now: Date,
): Promise<TorrentDraft> {
  const { bytes, collection, fileName, visibility, expires, pictures, isNumbered } = input;
  // Names and fields are checked before the bytes, because that is cheaper.
  if (fileName !== undefined) toFileName(fileName);
  const fields = input.fields && toGivenFields(input.fields);
  const expiresAt = expires && toExpiresAt(expires, now);
  const report = await checker.check(bytes, payer);
  if (report.verdict === 'refuse') throw refusal(report.findings);
  const { facts, metainfo } = report;
  const path = toTorrentPath(collection, fileName ?? fileNameFor(facts.name));
  checkFileNotReserved(path.fileName);
  checkInfohash(facts, input.infohash);
  const fileNames = fileNamesOf(metainfo);
  const trackers = metainfo.trackers.flat();
  return {
    ...path,
    ...facts,
    bytes,
    fileNames,
    trackers,
    visibility,
    fields,
    expiresAt,
    pictures,
    isNumbered,
  };
}

function checkInfohash({ infohashV1, infohashV2 }: TorrentFacts, wanted: Infohash | undefined): void {
  if (wanted === undefined || wanted === infohashV1 || wanted === infohashV2) return;
  const found = infohashV1 ?? infohashV2;
  throw new AppError('conflict', `Cannot publish at ${wanted}: the torrent has the infohash ${found}`, {
    hint: 'Publish it under its own infohash, or in a collection.',
  });
}
