/** One comparison: what was measured of this program and of a named peer, and the ratio slice by slice. */
export interface Row {
  readonly name: string;
  readonly unit: string;
  readonly own: number;
  readonly peer: string;
  readonly other: number;
  readonly ratios: readonly number[];
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** A table to read: the ratio's median with its spread beside it, since machines are shared and noisy. */
export function formatRows(rows: readonly Row[]): string {
  const cells = rows.map(({ name, unit, own, peer, other, ratios }) => [
    name,
    `${Math.round(own).toLocaleString('en')} ${unit}`,
    `${peer} ${Math.round(other).toLocaleString('en')}`,
    `ratio ${median(ratios).toFixed(2)} (${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)})`,
  ]);
  const widths = [0, 1, 2, 3].map((column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  return cells
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
