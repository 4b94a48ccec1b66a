import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { openSqliteStore } from '../../../../../src/stores/sqlite/open.ts';
import { findServers, registerServer } from '../../../../../src/stores/sqlite/database/running-servers.ts';
import { temporaryFolder } from '../../../../support/temp.ts';

const FACTS = {
  pid: 7,
  address: 'http://127.0.0.1:8080/',
  listeners: [{ host: '127.0.0.1', port: 8080 }],
  isSecure: false,
};

describe('registerServer', () => {
  it('lets others find the server for as long as it runs, for its owner only', () => {
    const folder = temporaryFolder();
    const [one, two] = [registerServer(folder), registerServer(folder)];
    expect(one.findOthers()).toEqual([undefined]);
    one.announce(FACTS);
    expect(two.findOthers()).toEqual([{ machine: hostname(), ...FACTS }]);
    expect(findServers(folder)).toHaveLength(2);
    for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
    one.close();
    expect(two.findOthers()).toEqual([]);
    two.close();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is forgotten when its process is killed', async () => {
    const folder = temporaryFolder();
    const module = fileURLToPath(
      new URL('../../../../../src/stores/sqlite/database/running-servers.ts', import.meta.url),
    );
    const code = `
      const { registerServer } = await import(${JSON.stringify(module)});
      registerServer(${JSON.stringify(folder)}).announce(${JSON.stringify(FACTS)});
      console.log('announced');
      setInterval(() => {}, 1000);`;
    const other = spawn(process.execPath, ['--input-type=module', '-e', code], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(other.stdout, 'data');
    expect(findServers(folder)).toMatchObject([FACTS]);
    other.kill('SIGKILL');
    await once(other, 'exit');
    expect(findServers(folder)).toEqual([]);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('says in a sentence that it cannot write to the folder', () => {
    const register = () => registerServer(join(temporaryFolder(), 'missing'));
    expect(register).toThrow(/^Cannot open the store in /);
  });
});

describe('openSqliteStore beside a running server', () => {
  it('does not change the schema under it', async () => {
    const folder = temporaryFolder();
    await (await openSqliteStore({ folder })).close();
    const migrationsFolder = temporaryFolder();
    cpSync(fileURLToPath(new URL('../../../../../migrations/sqlite/', import.meta.url)), migrationsFolder, {
      recursive: true,
    });
    const number = String(readdirSync(migrationsFolder).length + 1).padStart(4, '0');
    writeFileSync(join(migrationsFolder, `${number}_more.sql`), 'CREATE TABLE more (a TEXT) STRICT;');
    const server = registerServer(folder);
    await (await openSqliteStore({ folder })).close();
    await expect(openSqliteStore({ folder, migrationsFolder })).rejects.toMatchObject({
      message: expect.stringContaining('an older server is using it'),
      hint: 'Stop that server first.',
    });
    server.close();
    await (await openSqliteStore({ folder, migrationsFolder })).close();
  });
});
