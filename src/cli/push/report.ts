import { formatPath } from '../../catalogue/torrent.ts';
import { counted } from '../../lib/counted.ts';
import { printable } from '../printable.ts';
import type { Surroundings } from '../surroundings.ts';
import { lineOf } from '../torrents/show.ts';
import type { PushResult, Refusal } from './send.ts';

/** So many different hints are printed, each once. */
const HINTS_MAX = 100;

type Outcome = PushResult['outcome'];

const WORDS: readonly (readonly [Outcome, string])[] = [
  ['published', 'published'],
  ['replaced', 'replaced'],
  ['updated', 'updated'],
  ['present', 'already there'],
  ['elsewhere', 'already there at another path'],
  ['refused', 'refused'],
];

/** Prints what became of each file: where it is as a result, why it is refused as a message. Counts them. */
export class PushReport {
  readonly #surroundings: Pick<Surroundings, 'out' | 'error'>;
  readonly #asJson: boolean;
  readonly #hints = new Set<string>();
  readonly #counts = new Map<Outcome, number>();
  #skipped = 0;

  constructor(surroundings: Pick<Surroundings, 'out' | 'error'>, asJson: boolean) {
    this.#surroundings = surroundings;
    this.#asJson = asJson;
  }

  countOf(outcome: Outcome): number {
    return this.#counts.get(outcome) ?? 0;
  }

  /** Whether there was no file at all. */
  get isEmpty(): boolean {
    return this.#counts.size === 0;
  }

  add(path: string, result: PushResult): void {
    const { outcome } = result;
    this.#counts.set(outcome, this.countOf(outcome) + 1);
    if (outcome === 'left') return;
    if (this.#asJson) {
      this.#surroundings.out(JSON.stringify(lineJson(path, result)));
      return;
    }
    if ('refusal' in result) {
      this.#sayRefusal(path, result.refusal, outcome === 'stopped');
      return;
    }
    this.#surroundings.out(lineOf(result.torrent));
    if (outcome === 'elsewhere')
      this.#surroundings.error(
        `Already there as ${printable(formatPath(result.torrent))}: ${printable(path)}`,
      );
  }

  /** Links, hidden files, and files that are no .torrent files. */
  addSkipped(): void {
    this.#skipped += 1;
  }

  /** Prints the sums. */
  finish(): void {
    const sums = WORDS.flatMap(([outcome, word]) => {
      const count = this.countOf(outcome);
      return count > 0 || outcome === 'published' ? [`${count} ${word}`] : [];
    });
    const skipped =
      this.#skipped === 0
        ? ''
        : `; ${counted(this.#skipped, 'link, hidden or other file', 'links, hidden and other files')} left alone`;
    this.#surroundings.error(`${sums.join(', ')}${skipped}`);
  }

  #sayRefusal(path: string, { message, hint }: Refusal, isLast: boolean): void {
    this.#surroundings.error(`${isLast ? 'error' : 'Refused'} ${printable(path)}: ${printable(message)}`);
    if (hint === undefined || this.#hints.has(hint) || this.#hints.size >= HINTS_MAX) return;
    this.#hints.add(hint);
    this.#surroundings.error(`hint: ${printable(hint)}`);
  }
}

function lineJson(file: string, result: PushResult): object {
  if ('torrent' in result) return { file, outcome: result.outcome, torrent: result.torrent };
  if ('refusal' in result) return { file, outcome: 'refused', ...result.refusal };
  return { file, outcome: result.outcome };
}
