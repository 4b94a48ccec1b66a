import type {
  BackupState,
  HousekeepingRun,
  StoreCheck,
  StoreFacts,
  ThreadState,
} from '../../catalogue/inspection.ts';
import { html, type Html } from '../../http/html.ts';
import type { Frame } from '../layout/frame.ts';
import { english } from '../layout/english.ts';
import { formTokenField } from '../layout/form-token.ts';
import { adminAddress } from './addresses.ts';
import { adminLayout } from './admin-layout.ts';
import { backupHealth } from './backup-health.ts';
import { publishedHealth } from './published-health.ts';
import type { PublishedFolderState } from '../../service/published-folders.ts';
import { verificationHealth, type ShownVerification } from './verification-health.ts';
import { trackerHealth, type ShownSwarms } from './tracker-health.ts';
import { factList, type Fact } from '../layout/fact-list.ts';

export interface HealthPageInput {
  readonly facts: StoreFacts;
  readonly housekeeping: HousekeepingRun | undefined;
  readonly check: StoreCheck | undefined;
  /** How the scheduled backups are; undefined where there are none. */
  readonly backups: BackupState | undefined;
  /** What the verification of stored files has found; undefined where it is off. */
  readonly verification: ShownVerification | undefined;
  /** What the tracker keeps and has done; undefined where there is none. */
  readonly swarms: ShownSwarms | undefined;
  /** The folders that publish themselves. */
  readonly published: readonly PublishedFolderState[];
}

/** How the store is, as far as it can be threadText honestly. */
export function healthPage(
  { facts, housekeeping, check, backups, verification, swarms, published }: HealthPageInput,
  frame: Frame,
): string {
  const { adminHealth: messages } = frame.messages;
  const content = html`<h2>${messages.store}</h2>
    ${factList(storeFacts(facts, frame))}
    <h2>${messages.threads}</h2>
    ${factList(threadFacts(facts, frame))}
    <h2>${messages.housekeeping}</h2>
    ${factList([[messages.lastRun, lastRun(housekeeping, frame)]])}
    ${verification !== undefined && verificationHealth(verification, frame)}
    ${backups !== undefined && backupHealth(backups, frame)}
    ${swarms !== undefined && trackerHealth(swarms, frame)}
    ${published.length > 0 && publishedHealth(published, frame)}
    <section aria-labelledby="check">
      <h2 id="check" tabindex="-1">${messages.check}</h2>
      <p>${messages.checkAbout}</p>
      ${check !== undefined && checked(check, frame)}
      <form action="${adminAddress(frame.addresses, 'health')}" method="post">
        ${formTokenField(frame)}
        <button class="button quiet">${messages.checkNow}</button>
      </form>
    </section>`;
  return adminLayout({ part: 'health', content }, frame);
}

function storeFacts(facts: StoreFacts, { messages, format }: Frame): readonly Fact[] {
  const { adminHealth } = messages;
  return [
    [adminHealth.file, format.size(facts.fileBytes)],
    [adminHealth.journal, format.size(facts.journalBytes)],
    [adminHealth.free, format.size(facts.freeBytes)],
    [adminHealth.disk, format.size(facts.diskFreeBytes)],
    [adminHealth.schema, format.count(facts.schemaVersion)],
  ];
}

function threadFacts(facts: StoreFacts, { messages }: Frame): readonly Fact[] {
  const { adminHealth } = messages;
  const threadText = (state: ThreadState, waiting: number): Html =>
    html`${adminHealth.threadStates[state]}${waiting > 0 && html`; ${adminHealth.queued({ count: waiting })}`}`;
  return [
    [adminHealth.writer, threadText(facts.writer, facts.waitingWrites)],
    [adminHealth.search, threadText(facts.search, facts.waitingSearches)],
  ];
}

function lastRun(run: HousekeepingRun | undefined, { messages, format }: Frame): Html | string {
  const { adminHealth } = messages;
  if (run === undefined) return adminHealth.notYet;
  return html`${format.moment(run.at)},
  ${adminHealth.purged({ count: run.purged })}${!run.isDone && html`. ${adminHealth.isRunning}`}`;
}

function checked(check: StoreCheck, { messages, format }: Frame): Html {
  const { adminHealth } = messages;
  const { flaws, tablesChecked, tableCount, filesChecked, fileCount } = check;
  const of = (count: number, all: number): string =>
    adminHealth.of({ count: format.count(count), all: format.count(all) });
  return html`<div role="status">
    ${factList([
      [
        adminHealth.lastCheck,
        html`${format.moment(check.at)},
        ${adminHealth.took({ seconds: format.count(Math.ceil(check.tookMs / 1000)) })}`,
      ],
      [
        adminHealth.result,
        flaws.length === 0 ? adminHealth.noDamage : adminHealth.problems({ count: flaws.length }),
      ],
      [adminHealth.tables, of(tablesChecked, tableCount)],
      [adminHealth.files, of(filesChecked, fileCount)],
    ])}
    ${
      flaws.length > 0 &&
      html`<ul class="card note bad">
        ${flaws.map((flaw) => html`<li>${english(flaw)}</li> `)}
      </ul>`
    }
  </div>`;
}
