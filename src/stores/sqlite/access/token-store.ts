import type { PersonDraft, TokenDraft, TokenStore } from '../../../access/token.ts';
import type { Connection } from '../database/connection.ts';
import { bareDoer, ownCopy } from '../writer/crossing.ts';
import type { Gate } from '../database/gate.ts';
import { createTokenReader } from './tokens.ts';
import type { Writer } from '../writer/writer.ts';

export interface AccessStoreParts {
  readonly reader: Connection;
  readonly writer: Writer;
  readonly gate: Gate;
}

/** The tokens over the same database: read where the call is made, changed by the writer. */
export function createTokenStore({ reader, writer, gate }: AccessStoreParts): TokenStore {
  const tokens = createTokenReader(reader);
  return {
    createToken: (draft, doer, now) =>
      gate.pass(() => writer.run('createToken', [packed(draft), bareDoer(doer), now])),
    findTokenByHash: (secretHash) => gate.pass(() => tokens.findByHash(secretHash)),
    findToken: (id) => gate.pass(() => tokens.find(id)),
    listTokens: () => gate.pass(() => tokens.list()),
    listFeedKeys: (parentId) => gate.pass(() => tokens.listFeedKeys(parentId)),
    revokeToken: (id, doer, now) => gate.pass(() => writer.run('revokeToken', [id, bareDoer(doer), now])),
    touchTokens: (uses) => gate.pass(() => writer.run('touchTokens', [uses])),
    enterPerson: (draft, doer, now) =>
      gate.pass(() => writer.run('enterPerson', [packed(draft), bareDoer(doer), now])),
    setOperatorToken: (secretHash, doer, now, isAlone) =>
      gate.pass(() =>
        writer.run('setOperatorToken', [secretHash && ownCopy(secretHash), bareDoer(doer), now, isAlone]),
      ),
  };
}

function packed<Draft extends TokenDraft | PersonDraft>(draft: Draft): Draft {
  return { ...draft, secretHash: ownCopy(draft.secretHash) };
}
