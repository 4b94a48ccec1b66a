import fc from 'fast-check';
import { type Dictionary, Pairs, PIECE, v2File, type Value, write } from './make.ts';

/** What a random torrent is made of. */
export interface Plan {
  readonly version: 'v1' | 'v2' | 'hybrid';
  readonly pieceLength: number;
  /** Sorted as the file tree of v2 sorts them. */
  readonly files: readonly PlannedFile[];
  /** Whether the torrent is its first file alone. */
  readonly single: boolean;
  /** Whether a hybrid has a pad file behind its last file too. */
  readonly tailPad: boolean;
}

interface PlannedFile {
  readonly path: readonly string[];
  readonly length: number;
  readonly attr: string | undefined;
}

/** Ways to spoil a torrent so that it has to be refused. */
export type Flaw = 'none' | 'length' | 'pad' | 'order' | 'name' | 'layer-missing' | 'layer-short' | 'pieces';

const names = ['a', 'B', 'readme.txt', 'été', '文件', 'x'.repeat(40), 'z z', '10', '9', '-', 'a.b', 'a!'];

/** Sizes around the borders of pieces and blocks. */
const size = (pieceLength: number) =>
  fc.oneof(
    fc.constantFrom(0, 1, PIECE - 1, PIECE, PIECE + 1),
    fc
      .tuple(fc.constantFrom(1, 2, 3, 4, 5, 8), fc.constantFrom(-1, 0, 1, 100))
      .map(([pieces, more]) => pieces * pieceLength + more),
  );

export const plan: fc.Arbitrary<Plan> = fc.constantFrom(PIECE, 2 * PIECE, 4 * PIECE).chain((pieceLength) =>
  fc
    .record({
      version: fc.constantFrom('v1', 'v2', 'hybrid'),
      pieceLength: fc.constant(pieceLength),
      files: fc.array(
        fc.record({
          path: fc.array(fc.constantFrom(...names), { minLength: 1, maxLength: 4 }),
          length: size(pieceLength),
          attr: fc.constantFrom(undefined, undefined, 'x', 'h', 'hx'),
        }),
        { minLength: 1, maxLength: 12 },
      ),
      single: fc.boolean(),
      tailPad: fc.boolean(),
    })
    .map((made): Plan => ({ ...made, files: arrange(made.files) }))
    .filter(({ files, single }) => (single ? files.slice(0, 1) : files).some(({ length }) => length > 0)),
);

/** Leaves out files that are in the way of others, and sorts the rest by the bytes of their names. */
function arrange(files: readonly PlannedFile[]): PlannedFile[] {
  const kept: PlannedFile[] = [];
  for (const file of files) {
    const isFree = kept.every(({ path }) => {
      const shared = Math.min(path.length, file.path.length);
      return path.slice(0, shared).some((name, level) => name !== file.path[level]);
    });
    if (isFree) kept.push(file);
  }
  return kept.sort(({ path: one }, { path: other }) => {
    const level = one.findIndex((name, index) => name !== other[index]);
    return Buffer.compare(Buffer.from(one[level] ?? ''), Buffer.from(other[level] ?? ''));
  });
}

/** Writes a torrent, with a flaw where the plan has room for it; undefined where it has none. */
export function build(planned: Plan, flaw: Flaw = 'none'): Uint8Array | undefined {
  const { version, pieceLength, single } = planned;
  const files = single
    ? planned.files.slice(0, 1).map((file) => ({ ...file, path: ['file'] }))
    : planned.files;
  const info: Dictionary = { name: single ? 'file' : 'folder', 'piece length': pieceLength };
  const root: Dictionary = { announce: 'udp://tracker.example:6969/announce', info };
  if (version !== 'v2') addV1(info, planned, files, flaw);
  if (version !== 'v1') addV2(info, root, planned, files, flaw);
  const bytes = write(root);
  const isSpoilt = flaw === 'none' || Buffer.compare(bytes, build(planned) ?? bytes) !== 0;
  return isSpoilt ? bytes : undefined;
}

function addV1(
  info: Dictionary,
  { version, pieceLength, tailPad, single }: Plan,
  files: readonly PlannedFile[],
  flaw: Flaw,
): void {
  let total = 0;
  const list: Dictionary[] = [];
  for (const [index, { path, length, attr }] of files.entries()) {
    list.push({ attr, length, path });
    total += length;
    const missing = (pieceLength - (total % pieceLength)) % pieceLength;
    const isLast = files.slice(index + 1).every((file) => file.length === 0);
    if (version !== 'hybrid' || single || missing === 0 || length === 0 || (isLast && !tailPad)) continue;
    const padding = flaw === 'pad' && missing > 1 ? missing - 1 : missing;
    list.push({ attr: 'p', length: padding, path: ['.pad', String(missing)] });
    total += missing;
  }
  if (flaw === 'order' && version === 'hybrid' && !single) list.push(...list.splice(0, 1));
  const hashes = Math.ceil(total / pieceLength) - (flaw === 'pieces' ? 1 : 0);
  info['pieces'] = Buffer.alloc(hashes * 20, 'p');
  if (single) {
    const [only] = list;
    info['length'] = only?.['length'];
    info['attr'] = only?.['attr'];
  } else info['files'] = list;
}

function addV2(
  info: Dictionary,
  root: Dictionary,
  { version, pieceLength }: Plan,
  files: readonly PlannedFile[],
  flaw: Flaw,
): void {
  const layers = new Map<string, Uint8Array>();
  const tree: Dictionary = {};
  for (const [index, { path, length, attr }] of files.entries()) {
    const isSpoilt = version === 'hybrid' && index === files.length - 1;
    const planned = isSpoilt && flaw === 'length' ? length + 1 : length;
    const { leaf, root: hash, layer } = v2File(planned, pieceLength);
    const name = `${path.at(-1)}${isSpoilt && flaw === 'name' ? '!!' : ''}`;
    enter(tree, path.slice(0, -1))[name] = { '': { ...leaf, attr } };
    if (planned > pieceLength) {
      layers.set([...hash].join(','), flaw === 'layer-short' ? layer.subarray(32) : layer);
    }
  }
  if (flaw === 'layer-missing') layers.delete([...layers.keys()][0] ?? '');
  info['file tree'] = tree;
  info['meta version'] = 2;
  const entries = [...layers].map(([key, layer]): [Uint8Array, Value] => [
    Uint8Array.from(key.split(','), Number),
    layer,
  ]);
  root['piece layers'] = new Pairs(...entries.sort(([one], [other]) => Buffer.compare(one, other)));
}

function enter(tree: Dictionary, folders: readonly string[]): Dictionary {
  let folder = tree;
  for (const name of folders) folder = (folder[name] ??= {}) as Dictionary;
  return folder;
}
