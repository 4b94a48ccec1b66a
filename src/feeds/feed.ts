import type { Torrent } from '../catalogue/torrent.ts';

/** A list of torrents as a feed, whatever its format. All addresses have their origin. */
export interface Feed {
  readonly title: string;
  readonly summary: string;
  /** What names the feed for ever: the address of its list, the same for all readers and all lengths of its pages. */
  readonly id: string;
  /** Who the feed is from. */
  readonly siteName: string;
  /** The page of the list. */
  readonly page: string;
  /** The address of this document. */
  readonly self: string;
  /** The addresses of the first and the next document (RFC 5005). `next` is undefined on the last one. */
  readonly first: string;
  readonly next: string | undefined;
  /** Another after every change of the list. */
  readonly updatedAt: Date;
  readonly items: readonly DescribedItem[];
}

/** A torrent as an item of a feed. */
export interface FeedItem {
  readonly torrent: Torrent;
  /** The infohash that it is known by. */
  readonly infohash: string;
  readonly title: string;
  readonly page: string;
  readonly download: string;
  /** Undefined for a private torrent, whose peers only its trackers know. */
  readonly magnet: string | undefined;
}

/** An item with what a reader shows of it. */
export interface DescribedItem extends FeedItem {
  /** Its size and how many files it has, and its description, as HTML. */
  readonly content: string;
}

/** How a feed is written. */
export interface FeedFormat {
  readonly contentType: string;
  write(feed: Feed): string;
}

/** What makes a torrent client take a link for a torrent. */
export const TORRENT_TYPE = 'application/x-bittorrent';

/** The namespace of the elements that BEP 36 adds to a feed. */
export const TORRENT_NAMESPACE = 'http://xmlns.ezrss.it/0.1/';
