/** By what somebody showed who they are. */
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

/** Who changes something, as the audit remembers it. */
export interface AuditActor {
  /** The token's id; undefined for somebody without one. */
  readonly tokenId: number | undefined;
  /** The token's name, or what stands for none. */
  readonly name: string;
  readonly via: Via;
  /** The address that the request came from. */
  readonly ip: string | undefined;
}

/** The program itself, when it does what it was configured to. */
export const SERVER: AuditActor = { tokenId: undefined, name: 'server', via: 'server', ip: undefined };

/** What may stand for a thing before and after a change: never a secret. */
export type AuditFacts = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

/** What can be done, as the audit names it. */
export const AUDIT_ACTIONS = [
  'block.add',
  'block.remove',
  'feed_key.create',
  'feed_key.revoke',
  'login_link.create',
  'person.end',
  'person.enter',
  'report.settle',
  'session.create',
  'session.end',
  'token.create',
  'token.operator',
  'token.revoke',
  'torrent.edit',
  'torrent.publish',
  'torrent.purge',
  'torrent.remove',
  'torrent.replace',
  'torrent.report',
  'torrent.restore',
  'torrent.state',
  'torrent.update',
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

/** One change, as it is written down in the transaction that makes it. */
export interface AuditNote {
  readonly action: AuditAction;
  /** To what: an infohash, `token 3`, `session 7`, `report 2`. */
  readonly object: string;
  /** Undefined for what was not there before. */
  readonly before?: AuditFacts | undefined;
  /** Undefined for what is not there any more. */
  readonly after?: AuditFacts | undefined;
}

/** A line of the audit. */
export interface AuditEntry extends AuditNote {
  readonly id: number;
  readonly at: Date;
  readonly actor: AuditActor;
}

export interface AuditFilter {
  readonly limit: number;
  /** Only entries before the one with this id: the newest come first. */
  readonly before?: number | undefined;
  /** Only entries after the one with this id, the oldest first: for an export that goes on. */
  readonly after?: number | undefined;
  /** The beginning of the action: `torrent.` or `token.revoke`. */
  readonly action?: string | undefined;
  readonly tokenId?: number | undefined;
  readonly object?: string | undefined;
}

/** The record of all changes; it is written by those who change something. */
export interface AuditStore {
  list(filter: AuditFilter): Promise<readonly AuditEntry[]>;
}
