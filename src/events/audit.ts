/** How an actor signed in. */
export const VIAS = [
  'token',
  'session',
  'login link',
  'provider',
  'delete key',
  'nothing',
  'command line',
  'server',
] as const;
export type Via = (typeof VIAS)[number];

/** Who makes a change, as the audit log records it. */
export interface AuditActor {
  /** The token's id; undefined for an actor without a token. */
  readonly tokenId: number | undefined;
  /** The token's name, or a fixed name for an actor without a token. */
  readonly name: string;
  readonly via: Via;
  /** The address that the request came from. */
  readonly ip: string | undefined;
}

/** The server itself, for changes that no request asks for. */
export const SERVER: AuditActor = { tokenId: undefined, name: 'server', via: 'server', ip: undefined };

/** Facts about an object before or after a change: never a secret. */
export type AuditFacts = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

/** The actions that the audit log knows. */
export const AUDIT_ACTIONS = [
  'ban.add',
  'ban.edit',
  'ban.remove',
  'block.add',
  'block.remove',
  'collection.edit',
  'collection.move',
  'feed_key.create',
  'feed_key.revoke',
  'passkey.create',
  'passkey.revoke',
  'login_link.create',
  'person.end',
  'person.enter',
  'publisher.remove',
  'publisher.verify',
  'publisher.write',
  'readme.picture',
  'readme.remove',
  'readme.write',
  'report.settle',
  'session.create',
  'session.end',
  'token.create',
  'token.operator',
  'token.revoke',
  'torrent.damaged',
  'torrent.edit',
  'torrent.keep',
  'torrent.publish',
  'torrent.purge',
  'torrent.remove',
  'torrent.repaired',
  'torrent.replace',
  'torrent.report',
  'torrent.restore',
  'torrent.state',
  'torrent.update',
  'webhook.create',
  'webhook.edit',
  'webhook.remove',
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

/** One change, as it is recorded in the transaction that makes it. */
export interface AuditNote {
  readonly action: AuditAction;
  /** What was changed: an infohash, `token 3`, `session 7`, `ban 192.0.2.0/24`, `report 2`, `collection /debian`. */
  readonly object: string;
  /** Undefined for an object that did not exist before. */
  readonly before?: AuditFacts | undefined;
  /** Undefined for an object that no longer exists. */
  readonly after?: AuditFacts | undefined;
}

/** A record of the audit log. */
export interface AuditEntry extends AuditNote {
  readonly id: number;
  readonly at: Date;
  readonly actor: AuditActor;
}

export interface AuditFilter {
  readonly limit: number;
  /** Only records before the one with this id, the newest first. */
  readonly before?: number | undefined;
  /** Only records after the one with this id, the oldest first: for an export that continues. */
  readonly after?: number | undefined;
  /** A prefix of the action: `torrent.` or `token.revoke`. */
  readonly action?: string | undefined;
  readonly tokenId?: number | undefined;
  readonly object?: string | undefined;
}

/** The audit log of all changes. The code that makes a change writes its record. */
export interface AuditStore {
  list(filter: AuditFilter): Promise<readonly AuditEntry[]>;
}
