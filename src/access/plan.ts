import type * as plans from '../events/plan.ts';
import type { Session } from './session.ts';
import type { Token } from './token.ts';

/** One change of tokens or sessions. A store applies it without deciding anything. */
export type Change =
  | {
      readonly kind: 'insertToken';
      readonly token: Token;
      readonly secretHash: Uint8Array;
      readonly isOperator: boolean;
    }
  /** `secretHash` is set when it changes. */
  | {
      readonly kind: 'updateToken';
      readonly token: Token;
      readonly secretHash?: Uint8Array | undefined;
      readonly isOperator: boolean;
    }
  | { readonly kind: 'insertSession'; readonly session: Session; readonly secretHash: Uint8Array }
  | { readonly kind: 'deleteSession'; readonly id: number }
  | {
      readonly kind: 'insertLoginLink';
      readonly tokenId: number;
      readonly secretHash: Uint8Array;
      readonly expiresAt: Date;
    }
  | { readonly kind: 'deleteLoginLink'; readonly secretHash: Uint8Array }
  /** All login links of a token. */
  | { readonly kind: 'deleteLoginLinks'; readonly tokenId: number };

export type Steps = plans.Steps<Change>;
export type Plan<Result> = plans.Plan<Change, Result>;
export type Apply = plans.Apply<Change>;
export { inOrder, NO_STEPS, unchanged } from '../events/plan.ts';
