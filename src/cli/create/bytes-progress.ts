import { formatBytes } from '../../lib/byte-text.ts';
import type { Surroundings } from '../surroundings.ts';

const EVERY_MS = 200;

/** Shows on a terminal how much is done, how fast, and how long the rest will take. Shows nothing elsewhere. */
export class BytesProgress {
  readonly #label: string;
  readonly #totalBytes: number;
  readonly #show: Surroundings['status'];
  readonly #startMs = performance.now();
  /** What was done before the start. */
  readonly #beforeBytes: number;
  #doneBytes: number;
  #shownMs = -Infinity;

  constructor(
    { label, totalBytes, doneBytes = 0 }: { label: string; totalBytes: number; doneBytes?: number },
    { status }: Pick<Surroundings, 'status'>,
  ) {
    this.#label = label;
    this.#totalBytes = totalBytes;
    this.#beforeBytes = doneBytes;
    this.#doneBytes = doneBytes;
    this.#show = status;
  }

  add(lengthBytes: number): void {
    this.#doneBytes += lengthBytes;
    const now = performance.now();
    if (now - this.#shownMs < EVERY_MS) return;
    this.#shownMs = now;
    const perSecond = (this.#doneBytes - this.#beforeBytes) / Math.max(0.001, (now - this.#startMs) / 1000);
    const percent = Math.floor((100 * this.#doneBytes) / this.#totalBytes);
    const left = Math.ceil((this.#totalBytes - this.#doneBytes) / perSecond);
    const done = `${formatBytes(this.#doneBytes)} of ${formatBytes(this.#totalBytes)}`;
    this.#show(
      `${this.#label}: ${percent} % (${done}), ${formatBytes(perSecond)} a second, ${timeText(left)} left`,
    );
  }

  /** Removes the line. */
  finish(): void {
    if (this.#shownMs > -Infinity) this.#show('');
  }
}

function timeText(seconds: number): string {
  if (seconds < 100) return `${seconds} s`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 100 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
