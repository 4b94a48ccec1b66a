import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { completionsFor } from '../../../src/cli/completions.ts';
import { runCommandLine } from '../../support/command-line.ts';
import { testWith } from '../../support/tools.ts';

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
