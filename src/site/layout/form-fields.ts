import type { AppError } from '../../errors.ts';
import { editable, html, type Html } from '../../http/html.ts';
import { english } from './english.ts';

export interface TextFieldOptions {
  /** Of the field in the form, and its id in the page. */
  readonly name: string;
  readonly label: string;
  readonly hint: Html | string;
  /** What it holds: what was typed, however wrong. */
  readonly value: string;
  /** Why that could not be taken. */
  readonly error?: Pick<AppError, 'message' | 'hint'> | undefined;
}

/** A field for one line of text. */
export function textField(options: TextFieldOptions): Html {
  const { name, value, error } = options;
  return labelled(
    options,
    html`<input
      id="${name}"
      type="text"
      name="${name}"
      value="${value}"
      dir="auto"
      aria-describedby="${describedBy(options)}"
      aria-invalid="${String(error !== undefined)}"
    />`,
  );
}

/** A field for many lines of text, of any length if no other is given. */
export function textArea(options: TextFieldOptions, charactersMax?: number, rows = 10): Html {
  const { name, value, error } = options;
  const text = html`<textarea
    id="${name}"
    name="${name}"
    rows="${rows}"
    dir="auto"
    aria-describedby="${describedBy(options)}"
    aria-invalid="${String(error !== undefined)}"
    ${charactersMax !== undefined && html`maxlength="${charactersMax}"`}
  >
${editable(value)}</textarea>`;
  return labelled(options, text);
}

/** A field to choose one of several; the one without a value is none of them. */
export function choiceField(
  name: string,
  label: string,
  choices: readonly (readonly [value: string, label: string])[],
  chosen: string,
): Html {
  return html`<div class="field">
    <label for="${name}">${label}</label>
    <select id="${name}" name="${name}" required>
      ${choices.map(([value, text]) =>
        value === chosen
          ? html`<option value="${value}" selected>${text}</option> `
          : html`<option value="${value}">${text}</option> `,
      )}
    </select>
  </div>`;
}

/** A field around whatever it is typed into, which `describedBy` describes. */
export function labelled(options: TextFieldOptions, control: Html): Html {
  const { name, label, hint, error } = options;
  return html`<div class="field">
    <label for="${name}">${label}</label>
    <p id="${name}-hint">${hint}</p>
    ${error !== undefined && html`<p id="${name}-error" class="wrong">${english(whole(error))}</p>`}
    ${control}
  </div>`;
}

/** The ids of what a field says beside its label. */
export function describedBy({ name, error }: Pick<TextFieldOptions, 'name' | 'error'>): string {
  return error === undefined ? `${name}-hint` : `${name}-error ${name}-hint`;
}

function whole({ message, hint }: Pick<AppError, 'message' | 'hint'>): string {
  return hint === undefined ? message : `${message}. ${hint}`;
}
