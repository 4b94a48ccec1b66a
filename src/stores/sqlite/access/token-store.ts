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
  /** Whether the operator's token is as it should be already, as at most starts. */
  const isSet = (secretHash: Uint8Array | undefined): boolean => {
    const current = tokens.findOperator();
    if (secretHash === undefined || current === undefined) return secretHash === current;
    return current.revokedAt === undefined && tokens.findByHash(secretHash)?.id === current.id;
  };
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
    async setOperatorToken(secretHash, actor, now, isAlone) {
      await calls.run(() => {
        if (isSet(secretHash)) return undefined;
        const sent = secretHash && ownCopy(secretHash);
        return writer.run('setOperatorToken', [sent, bareAuditActor(actor), now, isAlone]);
      });
    },
  };
}

function packed<Draft extends TokenDraft | PersonDraft>(draft: Draft): Draft {
  return { ...draft, secretHash: ownCopy(draft.secretHash) };
}
