import { Counter, Histogram, type Instrument, type LabelValues, type Source } from './instruments.ts';

/** From a cached answer to a search that is given up, in seconds. */
const ANSWER_SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];
/** From a commit on a fast disk to one on a busy one, in seconds. */
const COMMIT_SECONDS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5];
const BATCH_SIZES = [1, 2, 4, 8, 16, 32, 64, 128, 256];

/** All that the service counts while it runs, and where it reads the rest at each request for metrics. */
export class ServiceMetrics {
  readonly requests = new Counter({
    name: 'torrentry_http_requests_total',
    help: 'Requests that were answered, by route template; "none" where no route matches.',
    labels: ['method', 'route', 'status'],
  });
  readonly requestSeconds = new Histogram(
    {
      name: 'torrentry_http_request_duration_seconds',
      help: 'Time until an answer was ready to be sent.',
      labels: ['method', 'route'],
    },
    ANSWER_SECONDS,
  );
  readonly repeatedAnswers = new Counter({
    name: 'torrentry_http_repeated_answers_total',
    help: 'Requests that got a cached answer, because nothing had changed since it was made.',
    labels: [],
  });
  readonly uploads = new Counter(
    {
      name: 'torrentry_uploads_total',
      help: 'Torrents that were uploaded, by outcome: created, replaced, unchanged, conflict, or the code of the refusal.',
      labels: ['outcome'],
    },
    outcomes('created', 'replaced', 'unchanged', 'invalid'),
  );
  readonly refusals = new Counter({
    name: 'torrentry_upload_refusals_total',
    help: 'Rules of .torrent files that refused uploads. One upload can break several.',
    labels: ['rule'],
  });
  readonly commitSeconds = new Histogram(
    {
      name: 'torrentry_store_commit_duration_seconds',
      help: 'Time of one COMMIT, which waits until the changes are on the disk.',
      labels: [],
    },
    COMMIT_SECONDS,
  );
  readonly commitSizes = new Histogram(
    {
      name: 'torrentry_store_commit_changes',
      help: 'How many changes one commit has.',
      labels: [],
    },
    BATCH_SIZES,
  );
  readonly searchSeconds = new Histogram(
    {
      name: 'torrentry_search_duration_seconds',
      help: 'Time of a search, with its wait for a thread, by outcome: done, or refused when it took or waited too long.',
      labels: ['outcome'],
    },
    ANSWER_SECONDS,
  );
  readonly webhookAttempts = new Counter(
    {
      name: 'torrentry_webhook_attempts_total',
      help: 'Messages that were sent to webhooks, by outcome: delivered or failed.',
      labels: ['outcome'],
    },
    outcomes('delivered', 'failed'),
  );
  readonly ircLines = new Counter({
    name: 'torrentry_irc_lines_total',
    help: 'Torrents that were announced on IRC.',
    labels: [],
  });
  readonly webSeedTests = new Counter({
    name: 'torrentry_web_seed_tests_total',
    help: 'Tests of web seeds, by outcome: reachable, or what is wrong.',
    labels: ['outcome'],
  });
  readonly #sources: Source[] = [];

  get instruments(): readonly Instrument[] {
    return Object.values(this).filter((it) => it instanceof Counter || it instanceof Histogram);
  }

  get sources(): readonly Source[] {
    return this.#sources;
  }

  /** Adds numbers that are read at each request for the metrics. */
  addSource(source: Source): void {
    this.#sources.push(source);
  }
}

function outcomes(...names: readonly string[]): LabelValues<'outcome'>[] {
  return names.map((outcome) => ({ outcome }));
}
