import type { Log } from '../http/context.ts';

/** A part of the program that does something beside answering one request, from its start to its stop. */
export interface Service {
  /** For the log. */
  readonly name: string;
  start?(): Promise<void> | void;
  /** Begins nothing more, and comes back when what was begun has ended. */
  stop(): Promise<void> | void;
}

/** The services that run: each may rely on those that were added before it. */
export class Services {
  readonly #running: Service[] = [];
  readonly #log: Log;

  constructor(log: Log) {
    this.#log = log;
  }

  /** Starts it. Rejects with what its start fails with; then it is not one of those that run. */
  async add(service: Service): Promise<void> {
    await service.start?.();
    this.#running.push(service);
  }

  /** Stops them one after another, the last one first. One that fails is logged, and the others stop all the same. */
  async stop(): Promise<void> {
    for (let service = this.#running.pop(); service !== undefined; service = this.#running.pop()) {
      try {
        await service.stop();
      } catch (error) {
        this.#log.error(
          { err: error, service: service.name },
          'a service could not be stopped as it should be',
        );
      }
    }
  }
}
