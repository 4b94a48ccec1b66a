import { html, type Html } from '../../http/html.ts';
import type { Frame } from './frame.ts';
import { LANGUAGE_TAGS, LANGUAGES, type Language } from '../messages/languages.ts';

/** The form that chooses the language of the pages, and leads back to this one. */
export function languageSwitch({ addresses, messages, language, here }: Frame): Html {
  const { language: label, changeLanguage } = messages.layout;
  return html`<form class="language" action="${addresses.language}" method="post">
    <label for="language">${label}</label>
    <select id="language" name="language" autocomplete="off">
      ${LANGUAGE_TAGS.map((tag) => option(tag, tag === language))}
    </select>
    <input type="hidden" name="next" value="${here}" />
    <button class="button quiet">${changeLanguage}</button>
  </form>`;
}

function option(tag: Language, isCurrent: boolean): Html {
  const { name, dir } = LANGUAGES[tag];
  return isCurrent
    ? html`<option value="${tag}" lang="${tag}" dir="${dir}" selected>${name}</option>`
    : html`<option value="${tag}" lang="${tag}" dir="${dir}">${name}</option>`;
}
