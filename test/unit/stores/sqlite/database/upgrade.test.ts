import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ownMigrations } from '../../../../../src/stores/sqlite/open.ts';
import { upgrade } from '../../../../../src/stores/sqlite/database/upgrade.ts';
import { buildSchemas, MIGRATIONS } from '../../../../schemas/build.ts';
import { temporaryFolder } from '../../../../support/temp.ts';

const NEWEST = MIGRATIONS.length;

describe('upgrade', () => {
  it('tells that a copy is made and where it is, which step is under way, and the end', async () => {
    const folder = temporaryFolder();
    const file = join(folder, 'torrentry.sqlite');
    await buildSchemas(file, { torrents: 200, to: 1 });
    const told: string[] = [];
    await upgrade({
      file,
      migrationsFolder: ownMigrations(),
      copies: { folder },
      from: 1,
      to: NEWEST,
      tell: (message) => told.push(message),
      tellMs: 1,
    });
    const [first, ...rest] = told;
    expect(first).toBe(
      `The database is migrated from schema 1 to ${NEWEST}. If it is stopped, the next start goes on.`,
    );
    expect(rest).toContain(
      `A copy of the database from before is at ${join(folder, `torrentry-before-schema-${NEWEST}.sqlite`)}.`,
    );
    expect(
      rest.some((line) => line.startsWith('The database is migrated: its copy is being made, after 0 s')),
    ).toBe(true);
    const step = new RegExp(`^The database is migrated: step \\d+ of ${NEWEST - 1}, 00\\d\\d_[a-z_]+\\.sql`);
    expect(rest.some((line) => step.test(line))).toBe(true);
    expect(told.at(-1)).toMatch(/^The database was migrated to schema \d+ in \d+ s\.$/);
  });
});
