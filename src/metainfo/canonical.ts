import type { Irregularity } from '../bencode/document.ts';
import type { Place } from './findings.ts';
import { findKeyPath, formatCount, quoteBytes } from './key-path.ts';
import type { MetainfoLimits } from './limits.ts';
import type { Reading } from './reading.ts';
import type { RuleId } from './rules.ts';

/**
 * Turns what is not canonical in the encoding into findings. Inside info it is an error, because programs that decode
 * info and encode it again get another infohash. In v2 everything there is an error, because clients refuse it. In v1
 * only the order of keys in file entries is accepted with a warning: BitComet has written them unsorted for years.
 * Outside info it is a warning, except for a second info or a second piece layer.
 */
export function checkCanonical(reading: Reading, root: number, info: number, hasV2: boolean): void {
  const { document, findings } = reading;
  const layers = document.find(root, 'piece layers');
  for (const irregularity of document.irregularities) {
    const rule = chooseRule(reading, irregularity, root, info, layers, hasV2);
    findings.add(rule, () => describe(reading, irregularity));
  }
}

function chooseRule(
  reading: Reading,
  { code, dictionary, key, offset }: Irregularity,
  root: number,
  info: number,
  layers: number,
  hasV2: boolean,
): RuleId {
  const { document, limits } = reading;
  if (key === undefined) {
    const isTooMuch = document.bytes.length - offset > limits.bencode.trailingBytesMax;
    if (isTooMuch) return 'bencode.too-many-trailing-bytes';
    return code === 'trailing-whitespace' ? 'bencode.trailing-whitespace' : 'bencode.trailing-bytes';
  }
  if (isInside(reading, offset, info)) {
    if (code === 'duplicate-key') return 'info.duplicate-key';
    return hasV2 || dictionary === info ? 'info.unsorted-key' : 'info.unsorted-file-key';
  }
  if (code === 'unsorted-key') return 'root.unsorted-key';
  const decides =
    dictionary === layers ||
    (dictionary === root && (document.equalsAscii(key, 'info') || document.equalsAscii(key, 'piece layers')));
  return decides ? 'root.duplicate-info' : 'root.duplicate-key';
}

function isInside({ document }: Reading, offset: number, info: number): boolean {
  return info >= 0 && offset > document.startOf(info) && offset < document.endOf(info);
}

/** The message for more bytes after the end than the limit allows, with a hint how to cut them off. */
export function describeLongTail(end: number, trailingBytes: number, { bencode }: MetainfoLimits): Place {
  return {
    path: '',
    offset: end,
    message:
      `the end is followed by ${formatCount(trailingBytes, 'byte')}, ` +
      `expected at most ${bencode.trailingBytesMax}`,
    hint: `Cut the last ${formatCount(trailingBytes, 'byte')} off, as with head -c ${end}: the torrent ends there.`,
  };
}

function describe({ document, limits }: Reading, { code, key, offset }: Irregularity): Place {
  if (key === undefined) {
    const tail = document.bytes.subarray(offset);
    if (tail.length > limits.bencode.trailingBytesMax) return describeLongTail(offset, tail.length, limits);
    const what = code === 'trailing-whitespace' ? ' of white space' : `: ${quoteBytes(tail)}`;
    return { path: '', offset, message: `the end is followed by ${formatCount(tail.length, 'byte')}${what}` };
  }
  const state = code === 'duplicate-key' ? 'appears twice' : 'is out of order';
  return {
    path: findKeyPath(document, key),
    offset,
    message: `the key ${quoteBytes(document.contentOf(key))} ${state}`,
  };
}
