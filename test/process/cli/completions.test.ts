import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { completionsFor } from '../../../src/cli/completions.ts';
import { runCommandLine } from '../../support/command-line.ts';
import { temporaryFolder } from '../../support/temp.ts';
import { testWith } from '../../support/tools.ts';
import { until } from '../../support/until.ts';

describe('torrentry completions', () => {
  testWith('bash')('completes commands, those within them, and options, in bash', async () => {
    const { code, out } = await runCommandLine(['completions', 'bash']);
    expect(code).toBe(0);
    const complete = (...words: readonly string[]): string[] => {
      const typed = words.map((word) => `'${word}'`).join(' ');
      const ask = `COMP_WORDS=(torrentry ${typed}); COMP_CWORD=${words.length}; _torrentry; echo "\${COMPREPLY[@]}"`;
      const { stdout, stderr } = spawnSync('bash', ['-c', `set -eu\n${out.join('\n')}\n${ask}`]);
      expect(stderr.toString()).toBe('');
      return stdout.toString().trim().split(' ');
    };
    expect(complete('hea')).toEqual(['healthcheck']);
    expect(complete('token', '')).toEqual(expect.arrayContaining(['create', 'list', 'revoke']));
    expect(complete('token', 'create', '--ro')).toEqual(['--role']);
    expect(complete('list', '--collection', 'debian', '--so')).toEqual(['--sort']);
    expect(complete('show', 'x.torrent', '--torr')).toEqual(['']);
    expect(complete('push', 'x.torrent', '--file')).toEqual(['--file-name']);
    expect(complete('log').toSorted()).toEqual(['login', 'login-link', 'logout']);
    expect(complete('config', '--che')).toEqual(['--check']);
  });

  testWith('fish')('completes them in fish', async () => {
    const { out } = await runCommandLine(['completions', 'fish']);
    const path = join(temporaryFolder(), 'torrentry.fish');
    writeFileSync(path, out.join('\n'));
    const complete = (typed: string): string[] => {
      const ask = `source ${path}; complete -C '${typed}'`;
      const { stdout, stderr } = spawnSync('fish', ['--no-config', '-c', ask], {
        env: { ...process.env, HOME: temporaryFolder() },
      });
      expect(stderr.toString()).toBe('');
      return Array.from(stdout.toString().matchAll(/^[^\t\n]+/gm), ([word]) => word).toSorted();
    };
    expect(complete('torrentry log')).toEqual(['login', 'login-link', 'logout']);
    expect(complete('torrentry token ')).toEqual(['create', 'list', 'revoke']);
    expect(complete('torrentry token create --ro')).toEqual(['--role']);
    expect(complete('torrentry push x.torrent --file')).toEqual(['--file-name']);
    expect(complete('torrentry config --che')).toEqual(['--check']);
  });

  testWith('zsh')('completes them in zsh', async () => {
    const { out } = await runCommandLine(['completions', 'zsh']);
    const folder = temporaryFolder();
    const path = join(folder, 'torrentry.zsh');
    writeFileSync(path, out.join('\n'));
    const setUp = `autoload -U compinit && compinit -D -u && source ${path} && PS1=ready: && print set up`;
    const child = spawn('script', ['--quiet', '--command', 'zsh -f -i', '/dev/null'], {
      env: { ...process.env, TERM: 'dumb', HOME: folder },
    });
    const ended = once(child, 'close');
    onTestFinished(async () => {
      child.kill('SIGKILL');
      await ended;
    });
    let shown = '';
    child.stdout.on('data', (chunk: Buffer) => (shown += chunk.toString()));
    const type = async (keys: string, expected: string): Promise<void> => {
      const before = shown.length;
      child.stdin.write(keys);
      await until(() => expect(shown.slice(before)).toContain(expected));
    };
    await type(`${setUp}\n`, '\nset up');
    await type('torrentry pus\t', 'torrentry push ');
    await type('x.torrent --file\t', '--file-name ');
    await type('y\u0015torrentry token cr\t', 'token create ');
    await type('--ro\t', '--role ');
  });

  it('writes a line for each command and option in fish, whatever their descriptions have', () => {
    const script = completionsFor('fish', [
      { path: '', about: '', options: [{ name: '--version', about: 'its version' }] },
      { path: 'token', about: 'tokens', options: [] },
      { path: 'token create', about: "a reader's", options: [{ name: '--role', about: 'a\\b' }] },
      { path: 'create', about: 'torrents', options: [{ name: '--private', about: 'for few' }] },
    ]);
    expect(script.split('\n')).toEqual([
      "complete -c torrentry -n 'not __fish_seen_subcommand_from token create' -f -a token -d 'tokens'",
      "complete -c torrentry -n 'not __fish_seen_subcommand_from token create' -f -a create -d 'torrents'",
      "complete -c torrentry -n 'not __fish_seen_subcommand_from token create' -l version -d 'its version'",
      "complete -c torrentry -n '__fish_seen_subcommand_from token; and not __fish_seen_subcommand_from create' -f -a create -d 'a reader\\'s'",
      "complete -c torrentry -n '__fish_seen_subcommand_from token; and __fish_seen_subcommand_from create' -l role -d 'a\\\\b'",
      "complete -c torrentry -n '__fish_seen_subcommand_from create; and not __fish_seen_subcommand_from token' -l private -d 'for few'",
    ]);
  });

  it('knows no other shells', async () => {
    const { code, error } = await runCommandLine(['completions', 'csh']);
    expect([code, error.join('\n')]).toEqual([
      2,
      expect.stringContaining('The shells are bash, zsh and fish.'),
    ]);
  });
});
