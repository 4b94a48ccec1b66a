import type { PersonDraft, TokenDraft, TokenStore } from '../../../access/token.ts';
import type { Connection } from '../database/connection.ts';
import { bareAuditActor, ownCopy } from '../writer/transferable.ts';
import type { OpenCalls } from '../database/open-calls.ts';
import { createTokenReader } from './tokens.ts';
import type { Writer } from '../writer/writer.ts';

export interface AccessStoreParts {
  readonly reader: Connection;
  readonly writer: Writer;
  readonly calls: OpenCalls;
}

/** The tokens in the database: read in the calling thread, changed by the writer. */
export function createTokenStore({ reader, writer, calls }: AccessStoreParts): TokenStore {
  const tokens = createTokenReader(reader);
  return {
    createToken: (draft, actor, now) =>
      calls.run(() => writer.run('createToken', [packed(draft), bareAuditActor(actor), now])),
    findTokenByHash: (secretHash) => calls.run(() => tokens.findByHash(secretHash)),
    findToken: (id) => calls.run(() => tokens.find(id)),
    listTokens: () => calls.run(() => tokens.list()),
    listKeys: (parentId) => calls.run(() => tokens.listKeys(parentId)),
    revokeToken: (id, actor, now) =>
      calls.run(() => writer.run('revokeToken', [id, bareAuditActor(actor), now])),
    touchTokens: (uses) => calls.run(() => writer.run('touchTokens', [uses])),
    enterPerson: (draft, actor, now) =>
      calls.run(() => writer.run('enterPerson', [packed(draft), bareAuditActor(actor), now])),
    setOperatorToken: (secretHash, actor, now, isAlone) =>
      calls.run(() =>
        writer.run('setOperatorToken', [
          secretHash && ownCopy(secretHash),
          bareAuditActor(actor),
          now,
          isAlone,
        ]),
      ),
  };
}

function packed<Draft extends TokenDraft | PersonDraft>(draft: Draft): Draft {
  return { ...draft, secretHash: ownCopy(draft.secretHash) };
}
