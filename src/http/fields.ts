import { AppError } from '../errors.ts';
import { readBody } from './body.ts';
import { isMultipart, readForm } from './form.ts';

const FIELDS_BYTES_MAX = 256 * 1024;

/** The fields of a form without files. A field may come several times, like checkboxes of one name. */
export interface Fields {
  /** The first value; `''` when there is none. */
  get(name: string): string;
  getAll(name: string): readonly string[];
  has(name: string): boolean;
}

/** Whether the Content-Type says that the body is a form without files. */
export function isUrlEncoded(request: Request): boolean {
  return /^application\/x-www-form-urlencoded\s*(?:;|$)/i.test(request.headers.get('content-type') ?? '');
}

/**
 * The fields of a form without files: application/x-www-form-urlencoded, as browsers send it, or multipart/form-data,
 * in which each field comes once. Rejects with unsupported for another type, with malformed for a field that is not in
 * `names`, and with the errors of `readBody`.
 */
export async function readFields(
  request: Request,
  names: readonly string[],
  bytesMax = FIELDS_BYTES_MAX,
): Promise<Fields> {
  if (isMultipart(request)) {
    const limits = { fieldNames: names, fileBytesMax: 0, formBytesMax: bytesMax, filesMax: 0 };
    const { fields } = await readForm(request, limits, () => {});
    return fieldsOf(new URLSearchParams([...fields]));
  }
  if (!isUrlEncoded(request)) {
    const type = request.headers.get('content-type') ?? '';
    throw new AppError('unsupported', `Cannot accept a form of the type "${type.slice(0, 80)}"`, {
      hint: 'Send it as application/x-www-form-urlencoded, as in: curl -d name=value',
    });
  }
  const text = new TextDecoder().decode(await readBody(request, bytesMax));
  const sent = new URLSearchParams(text);
  for (const name of sent.keys()) {
    if (names.includes(name)) continue;
    throw new AppError(
      'malformed',
      `Cannot accept this form: it does not have a field "${name.slice(0, 80)}"`,
      {
        hint: `Its fields are ${names.join(', ')}.`,
      },
    );
  }
  return fieldsOf(sent);
}

function fieldsOf(sent: URLSearchParams): Fields {
  return {
    get: (name) => sent.get(name) ?? '',
    getAll: (name) => sent.getAll(name),
    has: (name) => sent.has(name),
  };
}
