import type { CollectionSettings } from '../../catalogue/collection-settings.ts';
import type { RetentionCheck } from '../../catalogue/keeping.ts';
import { formatRule } from '../../catalogue/retention-lines.ts';
import type { RetentionRules } from '../../catalogue/retention.ts';
import { formatSources, NO_SOURCES, type Sources } from '../../catalogue/sources.ts';
import { formatUploadRules } from '../../catalogue/upload-rule-lines.ts';
import type { UploadRules } from '../../catalogue/upload-rules.ts';
import type { Fields } from '../../http/fields.ts';
import { html, type Html } from '../../http/html.ts';
import type { Problem } from '../../http/problem.ts';
import { code } from '../layout/code.ts';
import { textArea } from '../layout/form-fields.ts';
import { formTokenField } from '../layout/form-token.ts';
import type { Frame } from '../layout/frame.ts';
import { layout } from '../layout/layout.ts';
import { problemNote } from '../problem/problem-note.ts';
import { torrentLink, trail } from '../torrent/links.ts';

/** Few collections have more than two or three rules. */
const RULE_ROWS = 4;

/** The settings as the form has them: each a text, however wrong. */
export interface TypedSettings {
  readonly read: string;
  readonly order: string;
  /** A rule in each line. */
  readonly retention: string;
  /** A rule in each line. */
  readonly uploads: string;
  /** A tier of trackers or a web seed in each line. */
  readonly sources: string;
}

export interface SettingsPageInput {
  readonly collection: string;
  readonly typed: TypedSettings;
  /** The version of the settings that the form was made from. */
  readonly seen: string;
  readonly problem: Problem | undefined;
  /** The retention and upload rules that count for it because it has none of its own. */
  readonly inherited: RetentionRules | undefined;
  readonly inheritedUploads: UploadRules | undefined;
  /** The sources that are offered for its torrents because it has none of its own. */
  readonly inheritedSources: Sources | undefined;
  /** What the rules in the form would remove, when that was asked for. */
  readonly check: RetentionCheck | undefined;
}

/** The fields of the form for these settings. */
export function typedOf({ read, order, retention, uploads, sources }: CollectionSettings): TypedSettings {
  return {
    read,
    order,
    retention: linesOf(retention ?? []),
    uploads: formatUploadRules(uploads ?? {}).join('\n'),
    sources: formatSources(sources ?? NO_SOURCES).join('\n'),
  };
}

/** The fields of a form that was sent. */
export function typedIn(fields: Fields): TypedSettings {
  return {
    read: fields.get('read'),
    order: fields.get('order'),
    retention: fields.get('retention'),
    uploads: fields.get('uploads'),
    sources: fields.get('sources'),
  };
}

function linesOf(rules: RetentionRules): string {
  return rules.map(formatRule).join('\n');
}

/** The form for what is set for a collection. */
export function settingsPage(input: SettingsPageInput, frame: Frame): string {
  const { collection, typed, seen, problem } = input;
  const { collectionSettings: messages, edit } = frame.messages;
  const content = html`${trail(collection, frame)}
    <h1>${messages.heading}</h1>
    ${problem !== undefined && problemNote(problem, frame)}
    <form action="${frame.addresses.settings(collection)}" method="post">
      ${formTokenField(frame)} <input type="hidden" name="seen" value="${seen}" />
      ${choiceGroup(
        'read',
        messages.read,
        messages.readHint,
        [
          ['open', messages.readOpen],
          ['token', messages.readToken],
        ],
        typed.read,
      )}
      ${choiceGroup(
        'order',
        messages.order,
        messages.orderHint,
        [
          ['published', messages.orderPublished],
          ['version', messages.orderVersion],
        ],
        typed.order,
      )}
      ${retentionField(input, frame)} ${uploadsField(input, frame)} ${sourcesField(input, frame)}
      <p>
        <a href="${frame.addresses.moveCollection(collection)}">${frame.messages.collectionMove.heading}</a>
      </p>
      <p class="actions">
        <button class="button">${edit.save}</button>
        <button class="button quiet" name="check" value="yes">${messages.retentionCheck}</button>
        <a class="button quiet" href="${frame.addresses.collection(collection)}">${messages.back}</a>
      </p>
    </form>`;
  return layout({ title: messages.title({ collection }), content, collection, hidden: true }, frame);
}

function retentionField({ typed, inherited, check }: SettingsPageInput, frame: Frame): Html {
  const { collectionSettings: messages } = frame.messages;
  const hint = messages.retentionHint({ newest: code('keep 7 *-nightly-*'), young: code('90d') });
  return html`${textArea({ name: 'retention', label: messages.retention, hint, value: typed.retention }, undefined, RULE_ROWS)}
  ${inherited !== undefined && html`<p>${messages.rulesInherited({ rules: code(inherited.map(formatRule).join('; ')) })}</p>`}
  ${check !== undefined && checked(check, frame)}`;
}

function uploadsField({ typed, inheritedUploads }: SettingsPageInput, frame: Frame): Html {
  const { collectionSettings: messages } = frame.messages;
  const hint = messages.uploadsHint({
    tracker: code('tracker tracker.example'),
    version: code('version v2 hybrid'),
    size: code('size 4 GiB'),
    files: code('files 1000'),
  });
  const rules = inheritedUploads && code(formatUploadRules(inheritedUploads).join('; '));
  return html`${textArea({ name: 'uploads', label: messages.uploads, hint, value: typed.uploads }, undefined, RULE_ROWS)}
  ${rules !== undefined && html`<p>${messages.rulesInherited({ rules })}</p>`}`;
}

function sourcesField({ typed, inheritedSources }: SettingsPageInput, frame: Frame): Html {
  const { collectionSettings: messages } = frame.messages;
  const hint = messages.sourcesHint({
    tracker: code('tracker udp://tracker.example:6969/announce'),
    webSeed: code('web-seed https://mirror.example/files/'),
  });
  const lines = inheritedSources && formatSources(inheritedSources);
  return html`${textArea({ name: 'sources', label: messages.sources, hint, value: typed.sources }, undefined, RULE_ROWS)}
  ${
    lines !== undefined &&
    lines.length > 0 &&
    html`<p>${messages.sourcesInherited({ sources: code(lines.join('; ')) })}</p>`
  }`;
}

/** What would go, the newest of each collection first. */
function checked({ count, isMore, items }: RetentionCheck, frame: Frame): Html {
  const { collectionSettings: messages } = frame.messages;
  return html`<section class="card" aria-labelledby="checked">
    <h2 id="checked" tabindex="-1" autofocus>
      ${isMore ? messages.wouldRemoveAtLeast({ count }) : messages.wouldRemove({ count })}
    </h2>
    ${
      items.length > 0 &&
      html`<ul>
        ${items.map((torrent) => html`<li>${torrentLink(torrent, frame)}</li> `)}
        ${count > items.length && html`<li>…</li>`}
      </ul>`
    }
  </section>`;
}

/** One of several choices, each with its own words. */
function choiceGroup(
  name: keyof TypedSettings,
  legend: string,
  hint: string,
  choices: readonly (readonly [value: string, label: string])[],
  chosen: string,
): Html {
  return html`<fieldset aria-describedby="${name}-hint">
    <legend>${legend}</legend>
    <p id="${name}-hint">${hint}</p>
    ${choices.map(
      ([value, label]) =>
        html`<p>
          <label
            ><input type="radio" name="${name}" value="${value}" ${value === chosen && html`checked`} />
            ${label}</label
          >
        </p> `,
    )}
  </fieldset>`;
}
