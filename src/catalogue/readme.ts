import { hash } from 'node:crypto';
import { decodeUtf8, decodeUtf8Lossy } from '../bencode/bytes.ts';
import { AppError } from '../errors.ts';
import { formatBytes } from '../lib/byte-text.ts';
import { covers } from '../lib/scope.ts';
import { isReviewed, moderates, type Actor } from './actor.ts';

/** The largest README of a collection, in bytes. */
export const README_BYTES_MAX = 256 * 1024;

/** What the writer of a README that is too large can do. */
export const SHORTER_README = 'Make it shorter, and link to the rest.';

/** What people wrote about a collection, in Markdown. */
export interface Readme {
  readonly collection: string;
  /** As it was sent. */
  readonly text: string;
  /** SHA-256 of its bytes, lower-case hex. */
  readonly sha256: string;
  readonly updatedAt: Date;
}

/** Makes the README of a collection. Its text may be any. */
export function toReadme(collection: string, text: string, updatedAt: Date): Readme {
  return { collection, text, sha256: hash('sha256', text), updatedAt };
}

/** The text of a README. Throws too_large, and invalid for what is empty or not UTF-8. */
export function toReadmeText(bytes: Uint8Array): string {
  checkSize(bytes.byteLength);
  const text = decodeUtf8(bytes);
  if (text === undefined) {
    const offset = faultIn(bytes);
    throw new AppError('invalid', `Cannot use this README: it is not UTF-8 at byte ${offset}`, {
      hint: 'Save it as UTF-8; with iconv: iconv -f LATIN1 -t UTF-8 README.md',
    });
  }
  checkNotEmpty(text, 'Send some text, or DELETE the address to remove the README.');
  return text;
}

/**
 * Checks the text of a README that came as JSON, which can have what UTF-8 cannot. Throws too_large, and invalid for what is
 * empty or has half of a character.
 */
export function checkReadmeText(text: string): void {
  checkSize(Buffer.byteLength(text));
  if (!text.isWellFormed()) {
    const index = text.search(/\p{Surrogate}/u);
    throw new AppError('invalid', `Cannot use this README: it has half of a character at position ${index}`, {
      hint: 'Send both halves of a surrogate pair, or the character itself in UTF-8.',
    });
  }
  checkNotEmpty(text, 'Send some text, or null to remove the README.');
}

function checkSize(bytes: number): void {
  if (bytes <= README_BYTES_MAX) return;
  throw new AppError('too_large', `Cannot accept a README of more than ${formatBytes(README_BYTES_MAX)}`, {
    hint: SHORTER_README,
  });
}

function checkNotEmpty(text: string, hint: string): void {
  if (text.trim() === '') throw new AppError('invalid', 'Cannot use this README: it is empty', { hint });
}

/** Where bytes stop to be UTF-8: where they differ from those of the text that they were read as. */
function faultIn(bytes: Uint8Array): number {
  const read = new TextEncoder().encode(decodeUtf8Lossy(bytes));
  const fault = bytes.findIndex((byte, index) => byte !== read[index]);
  return fault === -1 ? bytes.byteLength : fault;
}

/**
 * Whether the actor may write the README of that collection: its moderators may, and a token that is bound to it or to
 * a collection above it. Any other token owns at most some of the torrents, and the README is about all of them.
 */
export function mayDescribe(actor: Actor, collection: string): boolean {
  if (moderates(actor, { collection })) return true;
  const isBound = actor.tokenId !== undefined && actor.scope !== undefined && covers(actor.scope, collection);
  return isBound && !isReviewed(actor, { collection });
}

/**
 * Throws unauthorized for an actor without a token, also where those may upload, and forbidden when `mayDescribe` is
 * false.
 */
export function checkMayDescribe(actor: Actor, collection: string): void {
  if (mayDescribe(actor, collection)) return;
  const code = actor.tokenId === undefined ? 'unauthorized' : 'forbidden';
  const reason = 'only moderators, and tokens for that collection, may';
  throw new AppError(code, `Cannot change the README of "/${collection}": ${reason}`, {
    hint: 'Use a token that is bound to the collection, or one with the role moderator.',
  });
}

/**
 * Throws conflict where nothing is public, unless the actor moderates it. READMEs count towards no quota: what a token may
 * write is bounded by the collections that it publishes in.
 */
export function checkIsDescribed(
  collection: string,
  actor: Actor,
  { isListed }: { readonly isListed: boolean },
): void {
  if (isListed || moderates(actor, { collection })) return;
  throw new AppError('conflict', `Cannot write a README of "/${collection}": nothing is published in it`, {
    hint: 'Publish a torrent there first, or ask a moderator to write it.',
  });
}

/** The name of the collection in the audit log. */
export function objectOf(collection: string): string {
  return `collection /${collection}`;
}
