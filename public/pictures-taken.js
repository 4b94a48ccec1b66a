// Pictures for a text: they are sent at once, or with the form where the text has no address yet, and the text names them.

/** Adds pictures to `text`, as the `note` below it says. */
export async function use(pictures, text, note) {
  const { form } = text;
  const { image } = form.elements;
  const names = image === undefined ? await send(pictures, form, note) : addTo(image, pictures);
  if (names.length > 0) insert(names, text);
}

/** Resolves to their names; to none when they could not be sent, which the note then says. */
async function send(pictures, form, note) {
  const status = note.querySelector('[role="status"]');
  status.textContent = status.dataset.sending;
  const { formToken, seen } = form.elements;
  const body = new FormData();
  if (formToken !== undefined) body.append('formToken', formToken.value);
  if (seen !== undefined) body.append('seen', seen.value);
  for (const picture of pictures) body.append('image', picture);
  try {
    const headers = { accept: 'application/json' };
    const answer = await fetch(note.dataset.pictures, { method: 'POST', body, headers });
    const { images, version, detail } = await answer.json();
    if (!answer.ok) throw new Error(detail);
    // The text was not changed by that, so what is typed can still be saved.
    if (version !== null) seen.value = version;
    status.textContent = '';
    return images.map(({ name }) => name);
  } catch ({ message }) {
    status.textContent = `${status.dataset.failed} ${message ?? ''}`;
    return [];
  }
}

function addTo(field, pictures) {
  const list = new DataTransfer();
  for (const file of field.files) list.items.add(file);
  const names = new Set(Array.from(field.files, ({ name }) => name));
  const added = pictures.map((picture) => {
    const name = freeName(picture.name.replaceAll(/[^\p{L}\p{M}\p{N}._-]+/gu, '-'), names);
    names.add(name);
    list.items.add(new File([picture], name, { type: picture.type }));
    return name;
  });
  field.files = list.files;
  return added;
}

/** Pasted pictures are all called `image.png`. */
function freeName(name, taken) {
  const dot = name.lastIndexOf('.');
  let free = name;
  for (let number = 2; taken.has(free); number++) free = `${name.slice(0, dot)}-${number}${name.slice(dot)}`;
  return free;
}

function insert(names, text) {
  const marks = names.map((name) => `![${name.slice(0, name.lastIndexOf('.'))}](${name})`).join('\n');
  text.setRangeText(marks, text.selectionStart, text.selectionEnd, 'end');
  text.dispatchEvent(new Event('input', { bubbles: true }));
  text.focus();
}
