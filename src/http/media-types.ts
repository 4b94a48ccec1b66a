import { extname } from 'node:path';
import { contentType } from 'mime-types';

/** The media type of a file by its extension, with a charset for text. */
export function mediaTypeOf(fileName: string): string {
  const extension = extname(fileName);
  return (extension === '' ? false : contentType(extension)) || 'application/octet-stream';
}
