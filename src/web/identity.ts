import type { Access } from '../access/access.ts';
import { checkRole, type Role } from '../access/token.ts';
import type { Actor } from '../catalogue/actor.ts';
import { AppError } from '../errors.ts';

const SEND_ONE = 'Send one, as in: curl -u :TOKEN … or -H "Authorization: Bearer TOKEN"';

export interface IdentityOptions {
  readonly access: Access;
  /** Whether uploads need a token; with `open`, those without one share what was uploaded without one. */
  readonly uploads: 'token' | 'open';
}

/** Says who a request is from, as somebody who may change the catalogue. */
export interface Identity {
  /**
   * By the request's Authorization header, or by a secret that was typed. Rejects with unauthorized when there is
   * none and one is needed, or it is not known; with forbidden when its role is too low.
   */
  publisher(request: Request, typedSecret?: string): Promise<Actor>;
  /** Rejects with unauthorized unless the request presents a token, of whatever role. */
  checkHasToken(request: Request): Promise<void>;
}

export function createIdentity({ access, uploads }: IdentityOptions): Identity {
  return {
    async publisher(request, typedSecret) {
      const secret = typedSecret ?? presentedSecret(request);
      if (secret === undefined) {
        if (uploads === 'open') return { tokenId: undefined, changes: 'own' };
        throw new AppError('unauthorized', 'Cannot change anything without a token', {
          mend: SEND_ONE,
        });
      }
      const token = await access.authenticate(secret);
      checkRole(token.role, 'uploader');
      return { tokenId: token.id, changes: changesOf(token.role) };
    },
    async checkHasToken(request) {
      const secret = presentedSecret(request);
      if (secret === undefined)
        throw new AppError('unauthorized', 'Cannot do this without a token', { mend: SEND_ONE });
      await access.authenticate(secret);
    },
  };
}

function changesOf(role: Role): Actor['changes'] {
  return role === 'moderator' || role === 'admin' ? 'all' : 'own';
}

/**
 * The secret of an Authorization header: Bearer (RFC 6750), or the password of Basic (RFC 7617), whose user name may
 * be anything. Throws unauthorized when the header can't be read.
 */
function presentedSecret(request: Request): string | undefined {
  const header = request.headers.get('authorization');
  if (header === null) return undefined;
  const [, scheme = '', value = ''] = /^([a-z]+) +(\S+) *$/i.exec(header) ?? [];
  if (scheme.toLowerCase() === 'bearer') return value;
  if (scheme.toLowerCase() === 'basic') {
    const [, password] = /^[^:]*:(.+)$/s.exec(Buffer.from(value, 'base64').toString()) ?? [];
    if (password !== undefined) return password;
  }
  throw new AppError('unauthorized', 'Cannot read the Authorization header: it holds no token', {
    mend: 'Send the token as the Basic password, as in: curl -u :TOKEN …, or as a Bearer token.',
  });
}
