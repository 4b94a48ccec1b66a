import { html, type Html } from '../../http/html.ts';

export interface TextFieldOptions {
  readonly name: string;
  /** What the label names it by; its name unless given. */
  readonly id?: string;
  readonly label: string;
  readonly hint?: Html | string | undefined;
  readonly value: string;
  readonly type?: 'text' | 'date';
  readonly isRequired?: boolean;
  readonly lengthMax?: number;
}

/** A field for one line, with its label. */
export function textField(options: TextFieldOptions): Html {
  const {
    name,
    id = name,
    label,
    hint,
    value,
    type = 'text',
    isRequired = false,
    lengthMax = 2000,
  } = options;
  const forText = html`maxlength="${lengthMax}" dir="auto" autocapitalize="none" spellcheck="false"`;
  const rest = html`id="${id}" type="${type}" name="${name}" value="${value}" autocomplete="off"
  ${type === 'text' && forText} ${isRequired && html`required`}`;
  if (hint === undefined) {
    return html`<div class="field">
      <label for="${id}">${label}</label>
      <input ${rest} />
    </div>`;
  }
  return html`<div class="field">
    <label for="${id}">${label}</label>
    <p id="${id}-hint">${hint}</p>
    <input ${rest} aria-describedby="${id}-hint" />
  </div>`;
}
