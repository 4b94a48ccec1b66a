import { describe, expect, it, vi } from 'vitest';
import { createSignal } from '../../../../../src/events/signal.ts';
import { openWriter } from '../../../../../src/stores/sqlite/database/connection.ts';
import { migrate, readMigrations } from '../../../../../src/stores/sqlite/database/migrate.ts';
import { createOperations } from '../../../../../src/stores/sqlite/writer/operations.ts';
import { createWordWriter } from '../../../../../src/stores/sqlite/lists/word-index.ts';
import { at } from '../../../../contracts/drafts.ts';

describe('createOperations', () => {
  it('prepares each statement of the writer once', () => {
    const connection = openWriter(':memory:');
    migrate(connection, readMigrations('migrations/sqlite'), ':memory:', () => at(0));
    const prepare = vi.spyOn(connection, 'prepare');
    createOperations(connection, { writeWords: createWordWriter(connection), rolledBack: createSignal() });
    const statements = prepare.mock.calls.map(([sql]) => sql.replaceAll(/\s+/g, ' ').trim());
    expect(statements.length).toBeGreaterThan(50);
    expect(statements.toSorted()).toEqual([...new Set(statements)].toSorted());
    connection.close();
  });
});
