import { html, type Html } from '../../http/html.ts';
import type { Frame } from '../layout/frame.ts';
import { code } from '../layout/code.ts';
import { english } from '../layout/english.ts';
import { adminLayout } from './admin-layout.ts';

/** One setting as it is in effect. */
export interface ShownSetting {
  readonly key: string;
  /** How else it can be written. */
  readonly flag: string;
  readonly variable: string;
  /** What it is, in English. */
  readonly about: string;
  readonly isSet: boolean;
  /** Undefined for a secret, and for one that is not set. */
  readonly value: string | undefined;
  /** Where it was found; undefined for a default. */
  readonly source:
    | { readonly kind: 'code' | 'flag' | 'environment' | 'file'; readonly name: string }
    | undefined;
}

/** Every setting, what it is and where it comes from. */
export function settingsPage(settings: readonly ShownSetting[], frame: Frame): string {
  const { adminSettings: words, admin } = frame.words;
  const content = html`<p>${words.about}</p>
    <table class="settings">
      <caption class="unseen">
        ${admin.parts.settings}
      </caption>
      <thead>
        <tr>
          <th scope="col">${words.setting}</th>
          <th scope="col">${words.value}</th>
          <th scope="col">${words.source}</th>
        </tr>
      </thead>
      <tbody>
        ${settings.map((setting) => row(setting, frame))}
      </tbody>
    </table>`;
  return adminLayout({ part: 'settings', content }, frame);
}

function row(setting: ShownSetting, frame: Frame): Html {
  const { adminSettings: words } = frame.words;
  return html`<tr>
    <th scope="row">
      ${code(setting.key)} <span class="about">${english(setting.about)}</span>
      <span class="about">${code(setting.flag)}, ${code(setting.variable)}</span>
    </th>
    <td data-label="${words.value}">${valueOf(setting, frame)}</td>
    <td data-label="${words.source}">${sourceOf(setting, frame)}</td>
  </tr> `;
}

function valueOf({ isSet, value }: ShownSetting, { words }: Frame): Html | string {
  if (!isSet) return words.adminSettings.isNotSet;
  return value === undefined ? words.adminSettings.isSet : code(value);
}

function sourceOf({ source }: ShownSetting, { words }: Frame): Html | string {
  const { sources } = words.adminSettings;
  return source === undefined ? sources.default : html`${sources[source.kind]} ${code(source.name)}`;
}
