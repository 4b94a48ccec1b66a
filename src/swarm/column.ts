const GROWTH = 2 ** 14;

/** One number of every swarm. It grows in place up to the given length. */
export function createColumn(lengthMax: number): Column {
  const buffer = new ArrayBuffer(0, { maxByteLength: 4 * (lengthMax + GROWTH) });
  const values = new Int32Array(buffer);
  return {
    values,
    reserve(length) {
      if (length > values.length) buffer.resize(4 * Math.ceil(length / GROWTH) * GROWTH);
    },
  };
}

export interface Column {
  readonly values: Int32Array<ArrayBuffer>;
  /** Makes room for so many values; new ones are 0. */
  reserve(length: number): void;
}
