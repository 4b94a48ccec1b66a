import { describe, expect, test } from 'vitest';
import type { OperationName } from '../../../../../src/stores/sqlite/writer/operations.ts';
import { inTransactions } from '../../../../../src/stores/sqlite/writer/transactions.ts';

describe('changes that came together', () => {
  test.each<[what: string, operations: readonly OperationName[], groups: readonly (readonly string[])[]]>([
    ['share a transaction', ['publish', 'remove', 'edit'], [['publish', 'remove', 'edit']]],
    [
      'leave a large one to a transaction of its own, in their order',
      ['publish', 'remove', 'publishMany', 'publish', 'edit'],
      [['publish', 'remove'], ['publishMany'], ['publish', 'edit']],
    ],
    [
      'never join two large ones',
      ['publishMany', 'publishMany', 'moveCollection', 'publish'],
      [['publishMany'], ['publishMany'], ['moveCollection'], ['publish']],
    ],
    ['need no transaction when there are none', [], []],
  ])('%s', (_, operations, groups) => {
    const found = inTransactions(operations.map((operation) => ({ operation })));
    expect(found.map((group) => group.map(({ operation }) => operation))).toEqual(groups);
  });
});
