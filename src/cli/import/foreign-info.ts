import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../errors.ts';
import { BencodeWriter } from '../../bencode/write.ts';
import { rewriteMetainfo } from '../../metainfo/rewrite.ts';
import type { ForeignInfo, ForeignTorrent } from '../../stores/sqlite/foreign/foreign-torrent.ts';

/**
 * The .torrent file of a torrent of another program's database, with its `info` bit for bit. Throws conflict when the `info` with
 * its infohash cannot be made of what the database has, and not_found when it has none.
 */
export function foreignMetainfo(torrent: ForeignTorrent, infoFolder: string): Uint8Array<ArrayBuffer> {
  const info = infoOf(torrent, infoFolder);
  const { trackers, webSeeds, comment, createdBy } = torrent;
  const bare = Buffer.concat([Buffer.from('d4:info'), info, Buffer.from('e')]);
  return rewriteMetainfo(bare, {
    ...(trackers.length > 0 && { trackers: trackers.map((tracker) => [tracker]) }),
    ...(webSeeds.length > 0 && { webSeeds }),
    ...(comment !== undefined && { comment }),
    ...(createdBy !== undefined && { createdBy }),
  });
}

function infoOf({ info, infohash, name }: ForeignTorrent, infoFolder: string): Uint8Array {
  if (info.kind === 'parts') return fromParts(info, name, infohash);
  const bytes = info.kind === 'bytes' ? info.bytes : readInfo(infohash, infoFolder);
  if (hash('sha1', bytes) === infohash) return bytes;
  throw new AppError('conflict', 'Cannot import it: its info has another infohash than its row', {
    hint: 'Look whether the database is damaged.',
  });
}

/** Newer versions of nyaa have each `info` in a file, in two folders by the first digits of its name. */
function readInfo(infohash: string, infoFolder: string): Uint8Array {
  const path = join(infoFolder, infohash.slice(0, 2), infohash.slice(2, 4), infohash);
  try {
    return readFileSync(path);
  } catch (cause) {
    throw new AppError(
      'not_found',
      'Cannot import it: the database does not have its info, and neither has a file',
      {
        hint: `Copy the folder info_dicts of that site beside the database, so that this file is there: ${path}`,
        cause,
      },
    );
  }
}

type Parts = Extract<ForeignInfo, { kind: 'parts' }>;

/**
 * The parts do not say which optional keys there were: a single file may have been a list of one, and `private` may have been 0. Each
 * way to write them is tried, until one has the infohash.
 */
function fromParts(parts: Parts, name: string, infohash: string): Uint8Array {
  const { pieces, files } = parts;
  if (pieces === undefined) throw notMade('it has a root hash (BEP 30) in place of pieces');
  if (!/^(?:[0-9a-f]{40})*$/i.test(pieces)) throw notMade('its pieces are not written in hex');
  const ways = [true, false].flatMap((hasPrivate) =>
    [true, false].flatMap((hasSource) =>
      (files.length === 1 ? [true, false] : [false]).map((isSingle) => ({ hasPrivate, hasSource, isSingle })),
    ),
  );
  for (const way of ways) {
    const info = writeInfo(parts, pieces, name, way);
    if (hash('sha1', info) === infohash) return info;
  }
  throw notMade('none of the ways to write what is stored has its infohash');
}

interface Way {
  readonly hasPrivate: boolean;
  readonly hasSource: boolean;
  /** Whether its only file has no path of its own. */
  readonly isSingle: boolean;
}

function writeInfo(
  { pieceLength, isPrivate, source, files }: Parts,
  pieces: string,
  name: string,
  { hasPrivate, hasSource, isSingle }: Way,
): Uint8Array {
  const writer = new BencodeWriter();
  const [single] = files;
  writer.openDictionary();
  if (!isSingle) {
    writer.string('files');
    writer.openList();
    for (const { path, length, md5sum } of files) {
      writer.openDictionary();
      writeLength(writer, length, md5sum);
      writer.string('path');
      writer.list((path ?? name).split('/'));
      writer.close();
    }
    writer.close();
  } else if (single !== undefined) writeLength(writer, single.length, single.md5sum);
  writer.string('name');
  writer.string(name);
  writer.string('piece length');
  writer.integer(pieceLength);
  writer.string('pieces');
  writer.string(Buffer.from(pieces, 'hex'));
  if (hasPrivate && isPrivate !== undefined) {
    writer.string('private');
    writer.integer(isPrivate);
  }
  if (hasSource && source !== undefined) {
    writer.string('source');
    writer.string(source);
  }
  writer.close();
  return writer.finish();
}

function writeLength(writer: BencodeWriter, length: number, md5sum: string | undefined): void {
  writer.string('length');
  writer.integer(length);
  if (md5sum === undefined) return;
  writer.string('md5sum');
  writer.string(md5sum);
}

function notMade(why: string): AppError {
  return new AppError('conflict', `Cannot import it: ${why}`, {
    hint: 'Download its .torrent file from that site, and publish it by itself.',
  });
}
