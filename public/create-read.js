// Reads pieces of the files of a new torrent.

/**
 * What each piece consists of. Pieces that follow each other in a file are read at once: each by itself takes twice as long.
 * Rejects with the error of the browser and the index of the file that cannot be read.
 */
export async function readPieces(pieces, files) {
  const runs = [];
  for (const { ranges } of pieces)
    for (const { file, offset, lengthBytes } of ranges) {
      const run = runs.at(-1);
      if (run?.file === file && run.end === offset) run.end += lengthBytes;
      else runs.push({ file, start: offset, end: offset + lengthBytes });
    }
  const read = await Promise.all(runs.map((run) => readRun(files[run.file], run)));
  let [run, at] = [0, 0];
  const take = (lengthBytes) => {
    if (at === read[run].length) [run, at] = [run + 1, 0];
    at += lengthBytes;
    return read[run].subarray(at - lengthBytes, at);
  };
  return new Map(pieces.map((piece) => [piece, piece.ranges.map(({ lengthBytes }) => take(lengthBytes))]));
}

async function readRun(file, { file: index, start, end }) {
  try {
    const bytes = new Uint8Array(await file.slice(start, end).arrayBuffer());
    if (bytes.length === end - start) return bytes;
    throw new Error('The file is shorter than it was');
  } catch (error) {
    throw Object.assign(new Error(error.message), { name: error.name, file: index });
  }
}

/** One array with `padBytes` zeros behind it, without a copy where nothing has to be joined. */
export function joined(parts, padBytes) {
  if (parts.length === 1 && padBytes === 0) return parts[0];
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, padBytes));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
