import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { BencodeError } from '../../src/bencode/errors.ts';
import { readBencode } from '../../src/bencode/read.ts';
import { buildFileTree } from '../../src/metainfo/file-tree.ts';
import { defaultMetainfoLimits } from '../../src/metainfo/limits.ts';
import { formatMagnet, parseMagnet } from '../../src/metainfo/magnet.ts';
import type { Metainfo } from '../../src/metainfo/metainfo.ts';
import { type MetainfoReport, readMetainfo } from '../../src/metainfo/read.ts';
import { rewriteMetainfo } from '../../src/metainfo/rewrite.ts';
import { rules, severities as gravity } from '../../src/metainfo/rules.ts';
import { readSigned } from '../../src/metainfo/signatures.ts';
import { defaultStructureBounds, readStructure, type StructureNode } from '../../src/metainfo/structure.ts';

const digests = {
  sha1: (bytes: Uint8Array) => createHash('sha1').update(bytes).digest(),
  sha256: (bytes: Uint8Array) => createHash('sha256').update(bytes).digest(),
};

/** Reads any bytes in every way there is, and throws when something holds that must not, whatever they are. */
export function checkInput(bytes: Uint8Array): void {
  const report = readMetainfo(bytes, digests);
  checkFindings(report, bytes.length);
  const tree = readStructure(bytes);
  strictEqual(tree !== undefined, isBencode(bytes), 'the structure is there when the bencode is');
  if (tree !== undefined) {
    ok(countNodes(tree, bytes.length) <= defaultStructureBounds.nodesMax, 'the structure is bounded');
  }
  if (report.metainfo !== undefined) {
    checkFacts(report.metainfo);
    checkRewriting(report.metainfo, bytes);
    checkMagnet(report.metainfo);
  }
  parseMagnet(`magnet:?xt=urn:btih:${'a'.repeat(40)}&${Buffer.from(bytes).toString('latin1')}`);
}

function isBencode(bytes: Uint8Array): boolean {
  try {
    const document = readBencode(bytes, defaultMetainfoLimits.bencode);
    ok(document.root.end <= bytes.length);
    return true;
  } catch (error) {
    if (error instanceof BencodeError) return false;
    throw error;
  }
}

function checkFindings({ metainfo, findings }: MetainfoReport, length: number): void {
  const severities = findings.map(({ severity }) => severity);
  strictEqual(metainfo === undefined, severities.includes('error'), 'an error, and only that, refuses');
  const sorted = severities.toSorted((one, other) => gravity.indexOf(one) - gravity.indexOf(other));
  if (findings.at(-1)?.rule !== 'findings.more') deepStrictEqual(severities, sorted, 'errors come first');
  ok(findings.length <= 101, 'the findings are bounded');
  for (const { rule, offset, message, path } of findings) {
    ok(rule in rules);
    ok(offset >= 0 && offset <= length, `${rule} points into the file`);
    ok(message.length > 0 && message.length < 5000 && path.length < 30_000, `${rule} is bounded`);
    ok(message.isWellFormed() && path.isWellFormed());
  }
}

function countNodes({ children, offset, sizeBytes }: StructureNode, length: number): number {
  ok(sizeBytes > 0 && offset + sizeBytes <= length);
  return children.reduce((sum, child) => sum + countNodes(child, length), 1);
}

function checkFacts(metainfo: Metainfo): void {
  const content = [...metainfo.files()].filter(({ attributes }) => !attributes.pad);
  strictEqual(content.length, metainfo.fileCount);
  strictEqual(
    content.reduce((sum, { lengthBytes }) => sum + lengthBytes, 0),
    metainfo.contentBytes,
  );
  const tree = buildFileTree(content);
  deepStrictEqual([tree.fileCount, tree.contentBytes], [metainfo.fileCount, metainfo.contentBytes]);
  for (const { path } of content) {
    // The name of a torrent of one file may have slashes between ordinary names.
    const names = metainfo.singleFile ? path.flatMap((name) => name.split('/')) : path;
    ok(names.every((name) => name !== '' && name !== '.' && name !== '..' && !/[/\0]/.test(name)));
  }
  for (const signature of metainfo.signatures)
    ok(readSigned(metainfo, signature).message().length >= metainfo.infoBytes);
}

function checkRewriting(metainfo: Metainfo, bytes: Uint8Array): void {
  const changed = rewriteMetainfo(bytes, { trackers: [['udp://tracker.example']], comment: 'changed' });
  const after = readMetainfo(changed, digests).metainfo;
  deepStrictEqual(
    [after?.infohashV1, after?.infohashV2, after?.trackers, after?.comment],
    [metainfo.infohashV1, metainfo.infohashV2, [['udp://tracker.example']], 'changed'],
  );
  const irregular = readBencode(changed).irregularities;
  const original = readBencode(bytes, defaultMetainfoLimits.bencode).root.get('info')?.span.length;
  if (irregular.length > 0) {
    const info = readBencode(changed).root.get('info');
    strictEqual(info?.span.length, original);
    ok(irregular.every(({ offset }) => offset > (info?.start ?? 0) && offset < (info?.end ?? 0)));
  }
}

function checkMagnet(metainfo: Metainfo): void {
  const { infohashV1, infohashV2, name } = metainfo;
  const link = formatMagnet({ ...metainfo, contentBytes: 0 });
  ok(/^magnet:\?[\w.~%=&:-]+$/.test(link));
  const magnet = parseMagnet(link);
  deepStrictEqual([magnet?.infohashV1, magnet?.infohashV2, magnet?.name], [infohashV1, infohashV2, name]);
}
