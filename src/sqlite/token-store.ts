import type { TokenStore } from '../access/token.ts';
import type { Connection } from './connection.ts';
import type { Gate } from './gate.ts';
import { createTokenReader } from './tokens.ts';
import type { Writer } from './writer.ts';

export interface TokenParts {
  readonly reader: Connection;
  readonly writer: Writer;
  readonly gate: Gate;
}

/** The tokens over the same database: read where the call is made, changed by the writer. */
export function createTokenStore({ reader, writer, gate }: TokenParts): TokenStore {
  const tokens = createTokenReader(reader);
  // Cloning a Buffer would send the pool that it is cut from along.
  const own = (hash: Uint8Array) => new Uint8Array(hash);
  return {
    createToken: ({ name, role, secretHash }, now) =>
      gate.pass(() => writer.run('createToken', [{ name, role, secretHash: own(secretHash) }, now])),
    findTokenByHash: (secretHash) => gate.pass(() => tokens.findByHash(secretHash)),
    listTokens: () => gate.pass(() => tokens.list()),
    revokeToken: (id, now) => gate.pass(() => writer.run('revokeToken', [id, now])),
    setOperatorToken: (secretHash, now) =>
      gate.pass(() => writer.run('setOperatorToken', [secretHash && own(secretHash), now])),
  };
}
