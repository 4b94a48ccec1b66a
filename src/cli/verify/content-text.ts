import { counted } from '../../lib/counted.ts';
import { plain } from '../printable.ts';
import type { ContentReport, FileDifference, PieceRun } from './file-states.ts';

/** How many runs of pieces are named of each file; JSON has all. */
const RUNS_MAX = 12;

/** The files that differ, one a line, and how many pieces are right. */
export function contentText(file: string, { root, pieceCount, matching, files }: ContentReport): string {
  const lines = files.map((one) => `${plain(one.path)}: ${stateText(one)}${piecesText(one.pieces)}`);
  const summary =
    files.length === 0
      ? `complete, ${counted(pieceCount, 'piece')} verified`
      : `${counted(files.length, 'file')} ${files.length === 1 ? 'differs' : 'differ'}, ${matching} of ${counted(pieceCount, 'piece')} verified`;
  return [...lines, `${plain(file)}: ${plain(root)}: ${summary}`].join('\n');
}

function stateText({ state, lengthBytes, foundBytes }: FileDifference): string {
  switch (state) {
    case 'missing':
      return 'missing';
    case 'not-a-file':
      return 'is not a file';
    case 'unreadable':
      return 'cannot be read';
    case 'short':
      return `too short, ${foundBytes} of ${lengthBytes} bytes`;
    case 'long':
      return `too long, ${foundBytes} bytes instead of ${lengthBytes}`;
    case 'changed':
      return 'changed';
    case 'unsure':
      return 'perhaps changed, it shares pieces with a file that is';
  }
}

function piecesText(runs: readonly PieceRun[]): string {
  if (runs.length === 0) return '';
  const shown = runs
    .slice(0, RUNS_MAX)
    .map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`));
  const more = runs.length > RUNS_MAX ? ' and more' : '';
  const isOne = runs.length === 1 && runs[0]?.[0] === runs[0]?.[1];
  return ` (${isOne ? 'piece' : 'pieces'} ${shown.join(', ')}${more})`;
}
