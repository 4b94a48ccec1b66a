/** What was measured beside the figure that is compared: its name with the unit last, and its value. */
export type Figures = Readonly<Record<string, number>>;

/** One comparison: what was measured of this program and of a named peer, and the ratio slice by slice. */
export interface Row {
  readonly name: string;
  readonly unit: string;
  readonly own: number;
  readonly figures?: Figures;
  /** Without one there is nothing to compare with. */
  readonly peer?: string;
  readonly other?: number;
  readonly otherFigures?: Figures;
  readonly ratios?: readonly number[];
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** The median pair as a row, with the ratios of all. */
export function pairRows(
  name: string,
  peer: string,
  pairs: readonly (readonly [busy: Row, alone: Row])[],
): readonly Row[] {
  const sorted = pairs.toSorted(([one], [other]) => one.own - other.own);
  const [busy, alone] = sorted[Math.floor(sorted.length / 2)] ?? [];
  if (busy === undefined || alone === undefined) return [];
  const ratios = pairs.map(([withThem, without]) => withThem.own / without.own);
  return [{ ...busy, name, peer, other: alone.own, ratios }];
}

/** A table to read: the ratio's median with its spread beside it, since machines are shared and noisy. */
export function formatRows(rows: readonly Row[]): string {
  const cells = rows.map((row, index) => {
    const [name = '', own = '', figures = '', ...compared] = cellsOf(row);
    const isSame = rows[index - 1]?.name === row.name && rows[index - 1]?.own === row.own;
    return isSame ? ['', '', '', ...compared] : [name, own, figures, ...compared];
  });
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  return cells
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

const COLUMNS = ['what', 'Torrentry', 'also measured', 'compared with', 'ratio'];

/** A Markdown table. */
export function formatMarkdown(rows: readonly Row[]): string {
  const lines = [COLUMNS, COLUMNS.map(() => '---'), ...rows.map(cellsOf)];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function cellsOf({ name, unit, own, figures = {}, peer, other, ratios }: Row): readonly string[] {
  return [
    name,
    `${formatNumber(own)} ${unit}`,
    Object.entries(figures)
      .map(([figure, value]) => `${figure} ${formatNumber(value)}`)
      .join(', '),
    peer === undefined || other === undefined ? '' : `${peer} ${formatNumber(other)}`,
    ratios === undefined
      ? ''
      : `${median(ratios).toFixed(2)} (${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)})`,
  ];
}

function formatNumber(value: number): string {
  const digits = Math.abs(value) < 10 ? 2 : Math.abs(value) < 100 ? 1 : 0;
  return value.toLocaleString('en', { maximumFractionDigits: digits });
}
