import type { ManyResults } from '../../catalogue/store.ts';
import type { AppError } from '../../errors.ts';
import { counted } from '../../lib/counted.ts';
import { printable } from '../printable.ts';
import type { Surroundings } from '../surroundings.ts';

/** Counts what became of the files, and says of each one that is refused why. */
export class Report {
  readonly #surroundings: Pick<Surroundings, 'out' | 'error'>;
  readonly #asJson: boolean;
  #published = 0;
  #present = 0;
  #refused = 0;
  #left = 0;

  constructor(surroundings: Pick<Surroundings, 'out' | 'error'>, asJson: boolean) {
    this.#surroundings = surroundings;
    this.#asJson = asJson;
  }

  get refused(): number {
    return this.#refused;
  }

  add(path: string, result: ManyResults[number]): void {
    if (!('outcome' in result)) this.addRefused(path, result);
    else if (result.outcome === 'unchanged') this.#present += 1;
    else this.#published += 1;
  }

  addRefused(path: string, error: AppError): void {
    this.#refused += 1;
    const { code, message, hint, errors } = error;
    const rule = errors?.find((each) => !('severity' in each) || each.severity === 'error')?.rule ?? code;
    if (this.#asJson) this.#surroundings.out(JSON.stringify({ file: path, rule, message, hint }));
    else this.#surroundings.error(`Refused ${printable(path)}: ${printable(message)}`);
  }

  /** Links, and files that are no .torrent files. */
  addLeft(count: number): void {
    this.#left += count;
  }

  /** Prints the sums. */
  finish(isStopped: boolean): void {
    const sums = { published: this.#published, present: this.#present, refused: this.#refused };
    if (this.#asJson) {
      this.#surroundings.out(JSON.stringify({ ...sums, left: this.#left, complete: !isStopped }));
      return;
    }
    const left =
      this.#left === 0
        ? ''
        : `; ${counted(this.#left, 'link or other file', 'links and other files')} left alone`;
    this.#surroundings.out(
      `${sums.published} published, ${sums.present} already here, ${sums.refused} refused${left}`,
    );
    if (isStopped) this.#surroundings.error('Stopped. Run the same command again to go on.');
  }
}
