import { AppError } from '../errors.ts';
import type { Actor } from './actor.ts';
import { checkMayPublishIn, isReviewed } from './actor.ts';
import { toNewCollection } from './names.ts';
import { isReserved, STREAMS } from './reserved.ts';

/** The collection of the stream with that name. Throws malformed, or conflict for a name that every collection has. */
export function toStream(name: string): string {
  const stream = toNewCollection(`${STREAMS}/${name}`);
  if (isStream(stream)) return stream;
  throw new AppError('conflict', `Cannot use "${name.slice(0, 80)}" as the name of a stream`, {
    hint: 'A stream has one name, without slashes, and none that every collection has as an address, such as latest.',
  });
}

/** Whether the collection is a stream: its torrents have numbers as names. */
export function isStream(collection: string): boolean {
  const [folder, name, ...rest] = collection.split('/');
  return folder === STREAMS && name !== undefined && rest.length === 0 && !isReserved(`any/${name}`);
}

/** Whether only streams are there: the collection is one, or that of all. */
export function isOfStreams(collection: string): boolean {
  return collection === STREAMS || isStream(collection);
}

/** The file name of the torrent with that number. */
export function streamFileName(number: number): string {
  return `${number}.torrent`;
}

/**
 * Throws forbidden when the actor may not publish in the stream. One whose uploads are reviewed may not: a number would
 * lead to nothing until a moderator has approved its torrent, and the readers of the stream load all numbers in order.
 */
export function checkMayStream(actor: Actor, stream: string): void {
  checkMayPublishIn(actor, stream);
  if (!isReviewed(actor, { collection: stream })) return;
  throw new AppError(
    'forbidden',
    `Cannot publish in the stream "/${stream}": your uploads are reviewed first`,
    {
      hint: 'Use a token with the role moderator, or publish in a collection.',
    },
  );
}

/** Throws conflict for a collection with streams: the programs that read one know its address. */
export function checkIsNoStream(collection: string): void {
  if (!isOfStreams(collection)) return;
  throw new AppError('conflict', `Cannot move "/${collection}/": a stream cannot be moved`, {
    hint: 'Its readers expect it at its address. Publish in a stream of another name from now on.',
  });
}

/** The error for a torrent of a stream that would get another name or collection. */
export function numberedError(): AppError {
  return new AppError('conflict', 'Cannot move this torrent: its number in the stream is its name', {
    hint: 'Readers of the stream expect it there. Remove it, and publish it elsewhere.',
  });
}
