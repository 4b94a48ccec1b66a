import type { Json } from '../service/endpoint.ts';
import type { CHECK_TORRENT, PUBLISH_TORRENTS } from '../service/endpoints/torrents.ts';
import type { UPLOAD_RESULTS } from '../service/results-json.ts';
import type { TORRENT } from '../service/torrent-json.ts';
import type { Answered, Asked, CallOptions } from './call-types.ts';
import { queryText, type Send } from './send.ts';

/** A torrent as lists and uploads show it. */
export type Torrent = Json<typeof TORRENT>;

/** What became of each of several files. */
export type UploadResults = Json<typeof UPLOAD_RESULTS>;

/** The bytes of a .torrent file. A `File` of a form is a `Blob`. */
export type Content = Uint8Array<ArrayBuffer> | ArrayBuffer | Blob;

/** Where a file is published, and what is written about it. */
export type PublishFields = Asked<typeof PUBLISH_TORRENTS>;

/** One of several files. */
export interface NamedContent {
  readonly content: Content;
  /** The name that it is published under; that in the torrent when there is none. */
  readonly fileName?: string | undefined;
}

export interface Uploads {
  /** Publishes one file. Rejects like every method. */
  publish(
    content: Content,
    fields?: PublishFields & Pick<NamedContent, 'fileName'>,
    options?: CallOptions,
  ): Promise<Torrent>;
  /**
   * Publishes up to 100 files, each by itself: what is wrong with one of several is in its result. Rejects when the
   * request as a whole or its only file is refused.
   */
  publishFiles(
    files: readonly NamedContent[],
    fields?: PublishFields,
    options?: CallOptions,
  ): Promise<UploadResults>;
  /** Checks a file without storing it, with a collection also by the upload rules there. */
  checkFile(
    content: Content,
    fields?: Asked<typeof CHECK_TORRENT>,
    options?: CallOptions,
  ): Promise<Answered<typeof CHECK_TORRENT>>;
}

const TORRENTS: (typeof PUBLISH_TORRENTS)['template'] = '/api/v1/torrents';
const CHECK: (typeof CHECK_TORRENT)['template'] = '/api/v1/torrents/check';
const TYPE = 'application/x-bittorrent';
/** A file of a form has to have a name; the service does not take this one. */
const NO_NAME = '-';

export function createUploads(send: Send): Uploads {
  return {
    async publish(content, { fileName, ...fields } = {}, options = {}) {
      const headers = {
        'content-type': TYPE,
        // RFC 5023 section 9.7: UTF-8, percent-encoded.
        ...(fileName !== undefined && { slug: encodeURIComponent(fileName) }),
      };
      const outgoing = { method: 'POST', path: TORRENTS + queryText(fields), headers, body: content };
      return (await (await send(outgoing, options)).json()) as Torrent;
    },

    async publishFiles(files, fields = {}, options = {}) {
      const body = new FormData();
      for (const { content, fileName = nameOf(content) } of files) {
        const file = content instanceof Blob ? content : new Blob([content], { type: TYPE });
        body.append('file', file, fileName ?? NO_NAME);
      }
      const outgoing = { method: 'POST', path: TORRENTS + queryText(fields), body };
      const response = await send(outgoing, options);
      const answer = (await response.json()) as Torrent | UploadResults;
      if ('results' in answer) return answer;
      // One file alone is answered with its torrent.
      return { results: [{ fileName: answer.fileName, status: response.status, torrent: answer }] };
    },

    async checkFile(content, fields = {}, options = {}) {
      const headers = { 'content-type': TYPE };
      const outgoing = { method: 'POST', path: CHECK + queryText(fields), headers, body: content };
      const response = await send(outgoing, options);
      return (await response.json()) as Answered<typeof CHECK_TORRENT>;
    },
  };
}

function nameOf(content: Content): string | undefined {
  return content instanceof File ? content.name : undefined;
}
