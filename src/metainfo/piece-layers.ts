import { compareBytes } from '../bencode/bytes.ts';
import { V2FileCursor } from './file-cursor.ts';
import { encodeHex } from './hex.ts';
import { MerkleTree } from './merkle.ts';
import { treePath } from './paths.ts';
import { describeKind, type Reading } from './reading.ts';

const hashBytes = 32;

/**
 * Checks `piece layers` (BEP 52): every file longer than a piece has a layer, each layer has one hash for each piece
 * and gives the file's `pieces root`, and each layer belongs to a file.
 */
export function checkPieceLayers(
  reading: Reading,
  root: number,
  tree: number,
  pieceLengthBytes: number,
): void {
  const { document } = reading;
  const layers = document.find(root, 'piece layers');
  const layerByRoot = readLayers(reading, layers);
  /** 0 for a layer that no file refers to, 1 for one whose file needs none, 2 for one that was checked. */
  const uses = new Map<string, number>();
  const merkle = new MerkleTree(pieceLengthBytes, reading.digests);
  const cursor = new V2FileCursor(document, tree);
  let needed = 0;
  while (cursor.next()) {
    const { piecesRoot } = cursor.fields;
    const length = cursor.lengthBytes();
    if (piecesRoot < 0 || !document.isString(piecesRoot) || Number.isNaN(length)) continue;
    if (length <= pieceLengthBytes && layerByRoot.size === 0) continue;
    const key = toKey(document.contentOf(piecesRoot));
    const layer = layerByRoot.get(key);
    if (length <= pieceLengthBytes) {
      if (layer !== undefined && !uses.has(key)) uses.set(key, 1);
      continue;
    }
    needed++;
    if (layer === undefined) {
      reportMissing(reading, cursor, layers);
    } else if (
      checkCount(reading, cursor, layer, Math.ceil(length / pieceLengthBytes)) &&
      uses.get(key) !== 2
    ) {
      checkHashes(reading, layer, merkle);
    }
    if (layer !== undefined) uses.set(key, 2);
  }
  if (needed === 0 && (layers < 0 || document.kindOf(layers) !== 'dictionary'))
    reportAbsent(reading, root, layers);
  for (const [key, layer] of layerByRoot) {
    const use = uses.get(key);
    if (use !== 2) reportUnused(reading, layer, use === 1);
  }
}

/** The well-formed layers by root; reports the others. */
function readLayers({ document, findings }: Reading, layers: number): Map<string, number> {
  const layerByRoot = new Map<string, number>();
  if (layers < 0 || document.kindOf(layers) !== 'dictionary') return layerByRoot;
  const close = document.closeOf(layers);
  for (let key = layers + 1; key < close; key = document.nextOf(key + 1)) {
    const value = key + 1;
    const keyLength = document.contentEndOf(key) - document.contentStartOf(key);
    const layerLength = document.isString(value)
      ? document.contentEndOf(value) - document.contentStartOf(value)
      : Number.NaN;
    if (keyLength === hashBytes && layerLength % hashBytes === 0) {
      layerByRoot.set(toKey(document.contentOf(key)), value);
      continue;
    }
    findings.add('v2.piece-layer.malformed', () => {
      const path = layerPath({ document }, value);
      const message =
        keyLength !== hashBytes
          ? `${path} has a key of ${keyLength} bytes, expected 32`
          : Number.isNaN(layerLength)
            ? `${path} is ${describeKind(document, value)}, expected a string`
            : `${path} has length ${layerLength}, expected a multiple of 32`;
      return { path, offset: document.startOf(key), message };
    });
  }
  return layerByRoot;
}

function checkCount(
  { document, findings }: Reading,
  cursor: V2FileCursor,
  layer: number,
  pieces: number,
): boolean {
  const length = document.contentEndOf(layer) - document.contentStartOf(layer);
  if (length === pieces * hashBytes) return true;
  findings.add('v2.piece-layer.length', () => {
    const path = layerPath({ document }, layer);
    const file = treePath(cursor, cursor.depth);
    const message = `${path} has ${length / hashBytes} hashes, but ${file} has ${pieces} pieces`;
    return { path, offset: document.startOf(layer), message };
  });
  return false;
}

function checkHashes({ document, findings }: Reading, layer: number, merkle: MerkleTree): void {
  const root = merkle.rootOf(document.contentOf(layer));
  const expected = document.contentOf(layer - 1);
  if (compareBytes(root, expected) === 0) return;
  findings.add('v2.piece-layer.mismatch', () => {
    const path = layerPath({ document }, layer);
    return {
      path,
      offset: document.startOf(layer),
      message: `${path} does not hash to the root that is its key`,
    };
  });
}

function reportMissing({ document, findings }: Reading, cursor: V2FileCursor, layers: number): void {
  findings.add('v2.piece-layer.missing', () => {
    const file = treePath(cursor, cursor.depth);
    return {
      path: file,
      offset: document.startOf(cursor.fields.piecesRoot),
      message:
        layers < 0
          ? `${file} is longer than a piece, but there are no piece layers`
          : `${file} is longer than a piece, but piece layers has no entry for its pieces root`,
    };
  });
}

function reportAbsent({ document, findings }: Reading, root: number, layers: number): void {
  findings.add('v2.piece-layers.missing', () => ({
    path: 'piece layers',
    offset: document.startOf(layers < 0 ? root : layers),
    message: `piece layers is ${layers < 0 ? 'missing' : describeKind(document, layers)}, expected a dictionary`,
  }));
}

function reportUnused({ document, findings }: Reading, layer: number, isKnown: boolean): void {
  findings.add(isKnown ? 'v2.piece-layer.needless' : 'v2.piece-layer.unknown', () => {
    const path = layerPath({ document }, layer);
    const state = isKnown
      ? 'belongs to a file that is no longer than a piece'
      : 'belongs to no file of info.file tree';
    return { path, offset: document.startOf(layer - 1), message: `${path} ${state}` };
  });
}

function layerPath({ document }: Pick<Reading, 'document'>, layer: number): string {
  const root = document.contentOf(layer - 1);
  return `piece layers[0x${encodeHex(root.subarray(0, hashBytes))}${root.length > hashBytes ? '…' : ''}]`;
}

/** A root as a key of a Map; empty when it is not a valid root. */
function toKey(root: Uint8Array): string {
  return root.length === hashBytes ? encodeHex(root) : '';
}
