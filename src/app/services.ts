import type { Log } from '../http/context.ts';

/** A part of the program that runs beside the requests, from its start to its stop. */
export interface Service {
  /** For the log. */
  readonly name: string;
  start?(): Promise<void> | void;
  /** Starts no more work. Resolves when the running work has ended. */
  stop(): Promise<void> | void;
}

/** The running services. Each may rely on those that were added before it. */
export class Services {
  readonly #running: Service[] = [];
  readonly #log: Log;

  constructor(log: Log) {
    this.#log = log;
  }

  /** Starts a service. Rejects with the error of its start, and then does not keep it. */
  async add(service: Service): Promise<void> {
    await service.start?.();
    this.#running.push(service);
  }

  /** Stops the services one after another, the last one first. Logs those that fail and goes on with the others. */
  async stop(): Promise<void> {
    for (let service = this.#running.pop(); service !== undefined; service = this.#running.pop()) {
      try {
        await service.stop();
      } catch (error) {
        this.#log.error({ err: error, service: service.name }, 'a service failed to stop');
      }
    }
  }
}
