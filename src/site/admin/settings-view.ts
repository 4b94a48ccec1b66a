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
  const { adminSettings: messages, admin } = frame.messages;
  const content = html`<p>${messages.about}</p>
    <table class="settings">
      <caption class="unseen">
        ${admin.parts.settings}
      </caption>
      <thead>
        <tr>
          <th scope="col">${messages.setting}</th>
          <th scope="col">${messages.value}</th>
          <th scope="col">${messages.source}</th>
        </tr>
      </thead>
      <tbody>
        ${settings.map((setting) => row(setting, frame))}
      </tbody>
    </table>`;
  return adminLayout({ part: 'settings', content }, frame);
}

function row(setting: ShownSetting, frame: Frame): Html {
  const { adminSettings: messages } = frame.messages;
  return html`<tr>
    <th scope="row">
      ${code(setting.key)} <span class="about">${english(setting.about)}</span>
      <span class="about">${code(setting.flag)}, ${code(setting.variable)}</span>
    </th>
    <td data-label="${messages.value}">${valueOf(setting, frame)}</td>
    <td data-label="${messages.source}">${sourceOf(setting, frame)}</td>
  </tr> `;
}

function valueOf({ isSet, value }: ShownSetting, { messages }: Frame): Html | string {
  if (!isSet) return messages.adminSettings.isNotSet;
  return value === undefined ? messages.adminSettings.isSet : code(value);
}

function sourceOf({ source }: ShownSetting, { messages }: Frame): Html | string {
  const { sources } = messages.adminSettings;
  return source === undefined ? sources.default : html`${sources[source.kind]} ${code(source.name)}`;
}
