import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { runCommandLine, type CommandResult } from '../../support/command-line.ts';
import { samplePath } from '../../support/corpus.ts';

function verify(args: readonly string[], input?: Uint8Array<ArrayBuffer>): Promise<CommandResult> {
  return runCommandLine(['verify', ...args], input);
}

const good = samplePath('real', 'debian-11.2.0-amd64-DVD-1.iso.torrent');
const bad = samplePath('libtorrent', 'slash_path3.torrent');

describe('torrentry verify', () => {
  it('ends with 0 when all files are accepted, and with 1 when one is refused', async () => {
    expect(await verify([good])).toEqual({
      code: 0,
      out: [`${good}: accepted, v1, c9a337562cb0360fd6f5ab40fd2b1b81d5325dbd, 3897638912 bytes in 1 file`],
      error: [],
    });
    const both = await verify([bad, good]);
    expect(both.code).toBe(1);
    expect(both.out[0]).toMatch(/^.*slash_path3\.torrent: refused\n {2}error: .+ byte \d+\]\n {4}hint: .+$/);
    expect(both.out).toHaveLength(2);
  });

  it('prints a line of JSON for each file', async () => {
    const { code, out } = await verify(['--json', good, bad]);
    expect(code).toBe(1);
    expect(out.map((line) => JSON.parse(line) as unknown)).toMatchObject([
      { file: good, verdict: 'accept', torrent: { fileCount: 1 } },
      { file: bad, verdict: 'refuse', findings: [{ severity: 'error' }] },
    ]);
  });

  it('reads standard input for -', async () => {
    expect((await verify(['-'], readFileSync(good))).code).toBe(0);
  });

  it('goes on after a file that it cannot read', async () => {
    const { code, out, error } = await verify(['/nowhere/x.torrent', good]);
    expect(code).toBe(1);
    expect(error[0]).toMatch(/^error: Cannot read \/nowhere\/x\.torrent: /);
    expect(out).toHaveLength(1);
  });
});
