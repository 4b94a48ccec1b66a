/**
 * The bytes of .torrent files, by their SHA-256 (lower-case hex). They are put and deleted by the steps of a plan:
 * before the row that needs them is written, and after the last one that did.
 */
export interface BlobStore {
  /**
   * The bytes as they were put. Rejects with not_found when there are none with that SHA-256; an internal error says that
   * they are not those bytes any more.
   */
  get(sha256: string): Promise<Uint8Array>;
}
