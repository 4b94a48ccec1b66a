/**
 * The bytes of .torrent files, by their SHA-256 (lower-case hex). The steps of a plan put and delete them: before the
 * row that needs them is written, and after the last row that needed them is deleted.
 */
export interface BlobStore {
  /**
   * Returns the bytes of a torrent, or of a picture, which has no id. Rejects with not_found when there are none with that
   * SHA-256, and with unavailable when the stored bytes are damaged.
   */
  get(file: { readonly sha256: string; readonly id?: number }): Promise<Uint8Array>;
}
