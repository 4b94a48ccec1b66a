import type { Torrent } from '../../catalogue/torrent.ts';
import { html, type Html } from '../../http/html.ts';
import type { Frame } from '../layout/frame.ts';
import { torrentLink } from './links.ts';
import { versionLabels } from './version-labels.ts';

const LABEL_CHARACTERS_MAX = 24;
/** How many versions the switcher shows; the list has them all, and of a torrent that is published daily the newest. */
const SWITCHED_MAX = 4;
export const OLDER_VERSIONS_MAX = 50;

export interface VersionsInput {
  readonly torrent: Torrent;
  /** What was published at its path, the newest first; itself among them. */
  readonly versions: readonly Torrent[];
}

/** The ways from one version of a torrent to the others: the newest, and those next to the one that is shown. */
export function versionSwitcher({ torrent, versions }: VersionsInput, frame: Frame): Html | undefined {
  if (versions.length < 2) return undefined;
  const { messages, format } = frame;
  const labels =
    versionLabels(
      versions.map(({ title, name }) => title ?? name),
      LABEL_CHARACTERS_MAX,
    ) ??
    versionLabels(
      versions.map(({ name }) => name),
      LABEL_CHARACTERS_MAX,
    );
  const shown = shownOf(
    versions.findIndex(({ id }) => id === torrent.id),
    versions.length,
  );
  return html`<nav class="switch" aria-label="${messages.versions.title}">
    ${shown.map((index) => {
      const version = versions[index];
      if (version === undefined) return undefined;
      const day = format.day(version.publishedAt);
      const label = labels?.[index];
      const name = label === undefined ? day : format.name(label);
      // What superseded the first one may be hidden.
      const isNewest = index === 0 && version.state !== 'superseded';
      const about = isNewest ? messages.versions.newest : label !== undefined && day;
      const text = html`${name}${about !== false && html` <span class="count">${about}</span>`}`;
      return html`<a
        href="${frame.addresses.page(version)}"
        ${version.id === torrent.id && html` aria-current="page"`}
        >${text}</a
      > `;
    })}
    ${shown.length < versions.length && html`<a href="#versions">${listName(versions, frame)}</a>`}
  </nav>`;
}

/** The places of the newest, of the one that is shown, and of its neighbours. */
function shownOf(current: number, count: number): readonly number[] {
  const first = Math.min(Math.max(1, current - 1), Math.max(1, count - SWITCHED_MAX + 1));
  const next = Array.from({ length: SWITCHED_MAX - 1 }, (_, index) => first + index);
  return [0, ...next.filter((index) => index < count)];
}

/** All versions, when there are more than the switcher shows. */
export function versionList({ torrent, versions }: VersionsInput, frame: Frame): Html | undefined {
  if (versions.length <= SWITCHED_MAX) return undefined;
  const { format } = frame;
  return html`<section aria-labelledby="versions">
    <h2 id="versions">${listName(versions, frame)}</h2>
    <ol class="versions" reversed>
      ${versions.map(
        (version) =>
          html`<li>
            ${version.id === torrent.id ? html`<b>${format.name(version.title ?? version.name)}</b>` : torrentLink(version, frame)}
            <span class="about"
              >${format.both(format.day(version.publishedAt), format.size(version.contentBytes))}</span
            >
          </li> `,
      )}
    </ol>
  </section>`;
}

/** There may be older ones than those that were asked for. */
function listName({ length }: readonly Torrent[], { messages: { versions } }: Frame): string {
  return length > OLDER_VERSIONS_MAX ? versions.title : versions.all;
}
