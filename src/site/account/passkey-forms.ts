import type { Context } from '../../http/context.ts';
import { preferredForm } from '../../http/negotiate.ts';
import { respondText } from '../../http/respond.ts';
import type { Endpoint } from '../../service/endpoint.ts';
import { proofIn, type Call } from '../../service/endpoint-routes.ts';
import { announceAddresses, passkeysOf, type OwnTracker } from '../../service/own-tracker.ts';
import type { Frames } from '../layout/frames.ts';
import { NO_STORE, respondPage } from '../layout/page-response.ts';
import { backToAccount, known } from './account.ts';
import type { MAKE_PASSKEY, REVOKE_PASSKEY_FORM } from './endpoints.ts';
import { newPasskeyPage } from './own-keys.ts';

export interface PasskeyFormsParts {
  readonly frames: Frames;
  readonly tracker: OwnTracker | undefined;
}

/** The forms by which a visitor who is signed in makes and revokes passkeys. */
export function passkeyForms({ frames, tracker }: PasskeyFormsParts) {
  const sender = async (call: Pick<Call<Endpoint>, 'admit' | 'fields'>) => {
    const fields = await call.fields();
    return { ...known(await call.admit(proofIn(fields))), fields };
  };

  return {
    /** The answer itself shows the key, and is stored nowhere. */
    make: async (request: Request, context: Context, call: Call<typeof MAKE_PASSKEY>): Promise<Response> => {
      const { visitor, token, fields } = await sender(call);
      const { name } = call.form(fields);
      const issued = await passkeysOf(tracker).issuePasskey(token, name, visitor.actor);
      if (preferredForm(request) !== 'html') return respondText(201, issued.secret, NO_STORE);
      const frame = frames.forVisitor(visitor, request, context);
      const [address = ''] = announceAddresses({ udpPort: undefined }, context.base, issued.secret);
      return respondPage(201, newPasskeyPage(issued, address, frame), frame, NO_STORE);
    },

    revoke: async (
      _request: Request,
      context: Context<{ readonly id: number }>,
      call: Call<typeof REVOKE_PASSKEY_FORM>,
    ): Promise<Response> => {
      const { visitor, token } = await sender(call);
      await passkeysOf(tracker).revokePasskey(context.params.id, token, visitor.actor);
      return backToAccount(context);
    },
  };
}
