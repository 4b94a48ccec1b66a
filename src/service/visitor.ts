import type { Session } from '../access/session.ts';
import type { Role, Token } from '../access/token.ts';
import type { Actor } from '../catalogue/actor.ts';

/** Who a request is from. */
export interface Visitor {
  /** As the catalogue knows them. */
  readonly actor: Actor;
  /** Undefined for a stranger, and for a feed key. */
  readonly role: Role | undefined;
  readonly token: Token | undefined;
  /** Only when a browser's cookie said who it is. */
  readonly session: Session | undefined;
  /** What the forms of that browser send along, as `formToken`; undefined without a session. */
  readonly formToken: string | undefined;
}
