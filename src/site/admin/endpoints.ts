import { z } from 'zod';
import { AUDIT_QUERY } from '../../service/audit-query.ts';
import { defineEndpoint, formBody } from '../../service/endpoint.ts';
import { banTermsTyped } from '../../service/input/ban-terms.ts';
import { REMOVAL_FIELDS, checkReason } from '../../service/input/removals.ts';
import { ruledTogether } from '../../service/input/ruled.ts';
import { tokenTermsTyped } from '../../service/input/token-terms.ts';
import { CHECKBOX, choice, COUNT, filled, INFOHASH } from '../../service/input/text-values.ts';
import { MODERATOR_QUERY } from '../../service/moderator-query.ts';
import { BULK_ACTIONS } from './bulk-form.ts';

const TEXT = z.string().optional();
const NO_FIELDS = z.object({});
const ONE_TOKEN = '/admin/tokens/{id:digits}';

export const SHOW_OVERVIEW = defineEndpoint({
  method: 'GET',
  template: '/admin',
  does: 'show the overview',
  needs: 'moderator',
  answers: {},
});

/** `report` and `pending` say where the two lists go on, `done` what was decided before. */
const QUEUE_QUERY = z.object({ report: filled(COUNT), pending: filled(z.string()), done: TEXT });

export const SHOW_QUEUE = defineEndpoint({
  method: 'GET',
  template: '/admin/queue',
  does: 'show the queue',
  needs: 'moderator',
  query: QUEUE_QUERY,
  answers: {},
});

/** `entry` is what the form is about and `focus` where it leads; `seen` is what the moderator looked at. */
const DECISION = { ...REMOVAL_FIELDS, entry: TEXT, focus: TEXT, seen: filled(z.string()) };

export const SETTLE_REPORT_FORM = defineEndpoint({
  method: 'POST',
  template: '/admin/queue/reports/{id:digits}',
  does: 'settle the report',
  needs: 'moderator',
  query: QUEUE_QUERY,
  body: formBody(
    ruledTogether(
      z.object({ ...DECISION, outcome: choice(['dismissed', 'hidden', 'removed']) }),
      ['reason', 'block', 'outcome'],
      ({ outcome, ...measures }) => outcome !== 'dismissed' && checkReason(measures),
    ),
  ),
  answers: {},
});

export const REVIEW_PENDING = defineEndpoint({
  method: 'POST',
  template: '/admin/queue/torrents/{infohash:infohash}',
  does: 'decide about the torrent',
  needs: 'moderator',
  query: QUEUE_QUERY,
  body: formBody(
    ruledTogether(
      z.object({ ...DECISION, outcome: choice(['public', 'unlisted', 'removed']) }),
      ['reason', 'block', 'outcome'],
      ({ outcome, ...measures }) => outcome === 'removed' && checkReason(measures),
    ),
  ),
  answers: {},
});

export const SHOW_TORRENTS = defineEndpoint({
  method: 'GET',
  template: '/admin/torrents',
  does: 'list torrents',
  needs: 'moderator',
  query: MODERATOR_QUERY,
  answers: {},
});

/** When a moderator looked at a list, in milliseconds since 1970. */
const MOMENT = COUNT.transform((ms) => new Date(ms));

/** Those that are ticked, or with the `scope` `all` those that the query finds, once it is `confirmed`. */
export const CHANGE_TORRENTS_FORM = defineEndpoint({
  method: 'POST',
  template: '/admin/torrents',
  does: 'change the torrents',
  needs: 'moderator',
  query: MODERATOR_QUERY,
  body: formBody(
    z.object({
      action: choice(BULK_ACTIONS),
      reason: TEXT,
      category: TEXT,
      tag: TEXT,
      collection: TEXT,
      value: TEXT,
      select: z.array(z.string()).optional(),
      scope: TEXT,
      confirmed: CHECKBOX,
      everything: CHECKBOX,
      cursor: TEXT,
      seenAt: filled(MOMENT),
    }),
  ),
  answers: {},
});

export const SHOW_BLOCKS = defineEndpoint({
  method: 'GET',
  template: '/admin/blocks',
  does: 'list blocks',
  needs: 'moderator',
  query: z.object({ before: filled(INFOHASH) }),
  answers: {},
});

export const ADD_BLOCK_FORM = defineEndpoint({
  method: 'POST',
  template: '/admin/blocks',
  does: 'block the torrent',
  needs: 'moderator',
  body: formBody(z.object({ infohash: TEXT, reason: TEXT })),
  answers: {},
});

export const REMOVE_BLOCK_FORM = defineEndpoint({
  method: 'POST',
  template: '/admin/blocks/remove',
  does: 'unblock the torrent',
  needs: 'moderator',
  body: formBody(z.object({ infohash: TEXT })),
  answers: {},
});

export const SHOW_BANS = defineEndpoint({
  method: 'GET',
  template: '/admin/bans',
  does: 'list bans',
  needs: 'admin',
  query: z.object({ before: filled(COUNT) }),
  answers: {},
});

export const ADD_BAN_FORM = defineEndpoint({
  method: 'POST',
  template: '/admin/bans',
  does: 'ban the addresses',
  needs: 'admin',
  body: formBody(banTermsTyped),
  answers: {},
});

export const REMOVE_BAN_FORM = defineEndpoint({
  method: 'POST',
  template: '/admin/bans/{id:digits}/remove',
  does: 'remove the ban',
  needs: 'admin',
  body: formBody(NO_FIELDS),
  answers: {},
});

export const SHOW_PUBLISHERS = defineEndpoint({
  method: 'GET',
  template: '/admin/publishers',
  does: 'list publishers',
  needs: 'moderator',
  query: z.object({ after: filled(z.string()) }),
  answers: {},
});

export const CHANGE_PUBLISHER = defineEndpoint({
  method: 'POST',
  template: '/admin/publishers/{slug:segment}',
  does: 'change the publisher',
  needs: 'moderator',
  body: formBody(z.object({ change: choice(['verify', 'unverify', 'remove']) })),
  answers: {},
});

export const SHOW_TOKENS = defineEndpoint({
  method: 'GET',
  template: '/admin/tokens',
  does: 'list tokens',
  needs: 'admin',
  query: z.object({ all: TEXT, after: filled(COUNT) }),
  answers: {},
});

export const CREATE_TOKEN_FORM = defineEndpoint({
  method: 'POST',
  template: '/admin/tokens',
  does: 'create the token',
  needs: 'admin',
  query: z.object({ all: TEXT, after: filled(COUNT) }),
  body: formBody(tokenTermsTyped),
  answers: {},
});

export const SHOW_TOKEN = defineEndpoint({
  method: 'GET',
  template: ONE_TOKEN,
  does: 'show the token',
  needs: 'admin',
  answers: {},
});

export const MAKE_LOGIN_LINK = defineEndpoint({
  method: 'POST',
  template: `${ONE_TOKEN}/login-link`,
  does: 'create the link',
  needs: 'admin',
  body: formBody(NO_FIELDS),
  answers: {},
});

export const REVOKE_TOKEN_FORM = defineEndpoint({
  method: 'POST',
  template: `${ONE_TOKEN}/revoke`,
  does: 'revoke the token',
  needs: 'admin',
  body: formBody(z.object({ sure: CHECKBOX })),
  answers: {},
});

export const SHOW_AUDIT = defineEndpoint({
  method: 'GET',
  template: '/admin/audit',
  does: 'list the audit log',
  needs: 'admin',
  query: AUDIT_QUERY,
  answers: {},
});

export const EXPORT_AUDIT = defineEndpoint({
  method: 'GET',
  template: '/admin/audit.jsonl',
  does: 'export the audit log',
  needs: 'admin',
  query: AUDIT_QUERY,
  answers: {},
});

export const SHOW_SETTINGS = defineEndpoint({
  method: 'GET',
  template: '/admin/settings',
  does: 'show the settings',
  needs: 'admin',
  answers: {},
});

export const SHOW_HEALTH = defineEndpoint({
  method: 'GET',
  template: '/admin/health',
  does: 'show the health of the store',
  needs: 'admin',
  answers: {},
});

export const CHECK_HEALTH = defineEndpoint({
  method: 'POST',
  template: '/admin/health',
  does: 'check the store',
  needs: 'admin',
  body: formBody(NO_FIELDS),
  answers: {},
});
