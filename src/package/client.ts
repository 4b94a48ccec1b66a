// What `torrentry/client` exports: a client of the API for Node and browsers. docs/client.md describes it.
export { createClient, type AnsweredBy, type AskedBy, type Client } from '../client/client.ts';
export type { CallOptions } from '../client/call-types.ts';
export type { TorrentEvent } from '../client/follow.ts';
export { ProblemError, type Problem } from '../client/problem-error.ts';
export type { ClientOptions } from '../client/send.ts';
export type { Content, NamedContent, PublishFields, Torrent, UploadResults } from '../client/uploads.ts';
export type { PagedList } from '../client/walk.ts';
