/** What can be wrong with bencode, as a closed set. Each is fatal: what follows it has no meaning. */
export type BencodeErrorCode =
  | 'empty-input'
  | 'unexpected-end'
  | 'unexpected-byte'
  | 'integer-empty'
  | 'integer-invalid'
  | 'integer-leading-zero'
  | 'integer-negative-zero'
  | 'integer-out-of-range'
  | 'string-length-invalid'
  | 'string-length-leading-zero'
  | 'string-too-long'
  | 'key-not-string'
  | 'value-missing'
  | 'too-deep'
  | 'too-many-tokens'
  | 'too-many-unsorted-keys'
  | 'too-many-irregularities'
  | 'trailing-bytes';

/** One step on the way to a value: the raw bytes of a dictionary's key, or an index in a list. */
export type BencodeStep = Uint8Array | number;

/**
 * Bytes that are not valid bencode, or exceed the limits. `offset` counts bytes from the start of the input; `path`
 * leads to the value in which reading stopped; `message` is a clause without a full stop.
 */
export class BencodeError extends Error {
  override readonly name = 'BencodeError';
  readonly code: BencodeErrorCode;
  readonly offset: number;
  readonly path: readonly BencodeStep[];

  constructor(code: BencodeErrorCode, offset: number, message: string, path: readonly BencodeStep[] = []) {
    super(message);
    this.code = code;
    this.offset = offset;
    this.path = path;
  }
}
