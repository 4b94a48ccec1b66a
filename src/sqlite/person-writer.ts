import { decidePersonChange } from '../access/person.ts';
import type { PersonDraft, Token } from '../access/token.ts';
import type { AuditNote, Doer } from '../audit.ts';
import type { AuditWriter } from './audit.ts';
import type { Connection } from './connection.ts';
import type { Revoker } from './revoke.ts';
import { tokenObject } from './token-audit.ts';
import type { InsertToken } from './token-writer.ts';
import { TOKEN_COLUMNS, toToken, type TokenRow } from './tokens.ts';

/** Prepares what a verified answer of a provider changes, to be called inside a transaction. */
export function createPersonWriter(
  connection: Connection,
  audit: AuditWriter,
  insert: InsertToken,
  { endWhatHangsOn }: Revoker,
): (draft: PersonDraft, doer: Doer, now: Date) => Token | undefined {
  const bySubject = connection.prepare<[string], TokenRow>(
    `SELECT ${TOKEN_COLUMNS} FROM tokens WHERE subject = ?`,
  );
  const update = connection.prepare<[string, string, number]>(
    'UPDATE tokens SET name = ?, role = ?, expires_at = NULL WHERE id = ?',
  );
  const expire = connection.prepare<[number, number]>('UPDATE tokens SET expires_at = ? WHERE id = ?');

  return (draft, doer, now) => {
    const { subject, name, role } = draft;
    const row = bySubject.get(subject);
    const known = row === undefined ? undefined : toToken(row);
    const before = known && { name: known.name, role: known.role };
    const note = (person: Token, line: Omit<AuditNote, 'object'>): Token => {
      audit({ ...line, object: tokenObject(person.id) }, { ...doer, tokenId: person.id }, now);
      return person;
    };

    const change = decidePersonChange(known, draft, now);
    if (change === 'create' && role !== undefined) {
      const person = insert({ ...draft, role }, now);
      return note(person, { action: 'person.enter', after: { name, role, subject } });
    }
    if (known === undefined || change === 'keep') return known;
    if (change === 'update' && role !== undefined) {
      update.run(name, role, known.id);
      const person = { ...known, name, role, expiresAt: undefined };
      return note(person, { action: 'person.enter', before, after: { name, role, subject } });
    }
    expire.run(now.getTime(), known.id);
    note(known, { action: 'person.end', before, after: { name: known.name, role: null } });
    endWhatHangsOn(known.id, { ...doer, tokenId: known.id }, now);
    return { ...known, expiresAt: now };
  };
}
