import bencode from 'bencode';
import { expect } from 'vitest';
import type { TestService } from './service.ts';

/** What a tracker answers to an announce; only some of it is there after a failure. */
export interface AnnounceAnswer {
  readonly complete: number;
  readonly incomplete: number;
  readonly downloaded: number;
  readonly interval: number;
  readonly peers: Uint8Array;
  /** `''` unless it is a failure. */
  readonly failure: string;
}

export interface Announcement {
  /** Where its tracker is, from the root of the service on. */
  readonly at?: string;
  /** Another peer announces from another port. */
  readonly peer?: number;
  /** Appended to the query. */
  readonly more?: string;
}

/** A query in which the bytes of an infohash are percent-encoded; of a v2 one the first 20. */
function infoHashQuery(infohash: string): string {
  return `info_hash=${infohash.slice(0, 40).replaceAll(/../g, '%$&')}`;
}

/** Announces a client over HTTP, as a leecher unless `more` says otherwise. */
export async function announceTo(
  service: TestService,
  infohash: string,
  { at = '/announce', peer = 1, more = '' }: Announcement = {},
): Promise<AnnounceAnswer> {
  const left = more.includes('left=') ? '' : '&left=5';
  const traffic = more.includes('uploaded=') ? '' : '&uploaded=0&downloaded=0';
  const id = `-XX0001-${String(peer).padStart(12, '0')}`;
  const query = `${infoHashQuery(infohash)}&peer_id=${id}&port=${7000 + peer}${traffic}${left}${more}`;
  const response = await service.request(`${at}${at.includes('?') ? '&' : '?'}${query}`);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toMatch(/^text\/plain/);
  const answer = bencode.decode(new Uint8Array(await response.arrayBuffer())) as AnnounceAnswer & {
    readonly 'failure reason'?: Uint8Array;
  };
  return { ...answer, failure: Buffer.from(answer['failure reason'] ?? []).toString() };
}

/** The counts of a scrape, as seeders, leechers and completed downloads. */
export async function scrapeOf(
  service: TestService,
  infohash: string,
  at = '/scrape',
): Promise<readonly number[]> {
  const response = await service.request(`${at}${at.includes('?') ? '&' : '?'}${infoHashQuery(infohash)}`);
  const text = Buffer.from(await response.arrayBuffer()).toString('latin1');
  const numbers = /8:completei(\d+)e10:downloadedi(\d+)e11:downloadersi\d+e10:incompletei(\d+)e/.exec(text);
  return [numbers?.[1], numbers?.[3], numbers?.[2]].map(Number);
}
