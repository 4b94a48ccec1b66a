import type { NewPicture, Picture } from './picture.ts';
import type { Change } from './plan.ts';

/** The changes that store the bytes of pictures, before the change that needs them. */
export function putPictures(pictures: readonly NewPicture[]): readonly Change[] {
  return pictures.map(({ sha256, content }) => ({ kind: 'putBlob', sha256, bytes: content }));
}

/** The changes that delete the bytes of pictures that are no longer there, after the change that took them away. */
export function dropPictures(before: readonly Picture[], after: readonly Picture[]): readonly Change[] {
  const needed = new Set(after.map(({ sha256 }) => sha256));
  const unneeded = new Set(before.map(({ sha256 }) => sha256).filter((sha256) => !needed.has(sha256)));
  return [...unneeded].map((sha256) => ({ kind: 'deleteUnusedBlob', sha256 }));
}
