import type { ManyResults } from '../../catalogue/store.ts';
import type { TorrentPath } from '../../catalogue/torrent.ts';
import type { AppError } from '../../errors.ts';
import { counted } from '../../lib/counted.ts';
import { printable } from '../printable.ts';
import type { Surroundings } from '../surroundings.ts';
import type { TorrentFile } from './torrent-files.ts';

/** So many different hints are printed, each once. */
const HINTS_MAX = 100;

/** Counts what became of the files, and says of each one that is refused, or here at another path, why or where. */
export class Report {
  readonly #surroundings: Pick<Surroundings, 'out' | 'error'>;
  readonly #asJson: boolean;
  readonly #hints = new Set<string>();
  #published = 0;
  #present = 0;
  #elsewhere = 0;
  #refused = 0;
  #left = 0;

  constructor(surroundings: Pick<Surroundings, 'out' | 'error'>, asJson: boolean) {
    this.#surroundings = surroundings;
    this.#asJson = asJson;
  }

  get refused(): number {
    return this.#refused;
  }

  /** Whether there was no .torrent file at all. */
  get isEmpty(): boolean {
    return this.#published + this.#present + this.#elsewhere + this.#refused === 0;
  }

  add({ path, collection, fileName }: TorrentFile, result: ManyResults[number]): void {
    if (!('outcome' in result)) this.addRefused(path, result);
    else if (result.outcome !== 'unchanged') this.#published += 1;
    else if (result.collection === collection && result.fileName === fileName) this.#present += 1;
    else this.#addElsewhere(path, pathOf(result));
  }

  addRefused(path: string, error: AppError): void {
    this.#refused += 1;
    const { code, message, hint, errors } = error;
    const rule = errors?.find((each) => !('severity' in each) || each.severity === 'error')?.rule ?? code;
    if (this.#asJson) {
      this.#surroundings.out(JSON.stringify({ file: path, rule, message, hint }));
      return;
    }
    this.#surroundings.error(`Refused ${printable(path)}: ${printable(message)}`);
    this.#hint(hint);
  }

  /** Links, hidden files, and files that are no .torrent files. */
  addLeft(count: number): void {
    this.#left += count;
  }

  /** Prints the sums. */
  finish(isStopped: boolean): void {
    const sums = {
      published: this.#published,
      present: this.#present,
      elsewhere: this.#elsewhere,
      refused: this.#refused,
    };
    if (this.#asJson) {
      this.#surroundings.out(JSON.stringify({ ...sums, left: this.#left, complete: !isStopped }));
      return;
    }
    const elsewhere = sums.elsewhere === 0 ? '' : ` and ${sums.elsewhere} at another path`;
    const left =
      this.#left === 0
        ? ''
        : `; ${counted(this.#left, 'link, hidden or other file', 'links, hidden and other files')} left alone`;
    this.#surroundings.out(
      `${sums.published} published, ${sums.present} already here${elsewhere}, ${sums.refused} refused${left}`,
    );
    if (isStopped) this.#surroundings.error('Stopped. Run the same command again to go on.');
  }

  #addElsewhere(path: string, at: string): void {
    this.#elsewhere += 1;
    if (this.#asJson) this.#surroundings.out(JSON.stringify({ file: path, at }));
    else this.#surroundings.error(`Already here as ${printable(at)}: ${printable(path)}`);
  }

  #hint(hint: string | undefined): void {
    if (hint === undefined || this.#hints.has(hint) || this.#hints.size >= HINTS_MAX) return;
    this.#hints.add(hint);
    this.#surroundings.error(`  hint: ${printable(hint)}`);
  }
}

function pathOf({ collection, fileName }: TorrentPath): string {
  return collection === '' ? `/${fileName}` : `/${collection}/${fileName}`;
}
