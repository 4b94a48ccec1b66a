// The files of a new torrent: chosen, dropped, or found again by handles that the browser keeps.

/**
 * What the torrent is called by default, and its files with their paths in it, one after the other: a folder may have a
 * hundred thousand.
 */
export function fromInput(files) {
  const folder = files[0]?.webkitRelativePath.split('/')[0] ?? '';
  if (folder !== '') return { name: folder, files: inFolder(files) };
  if (files.length === 1) return { name: files[0].name, files: [{ file: files[0], path: [] }] };
  return { name: '', files: Array.from(files, (file) => ({ file, path: [file.name] })) };
}

function* inFolder(files) {
  for (const file of files) yield { file, path: file.webkitRelativePath.split('/').slice(1) };
}

/** Those that were dropped; the items are empty after the event, so it begins at once. */
export async function fromDrop({ items, files }) {
  const entries = [...items].filter(({ kind }) => kind === 'file');
  const asked = entries.map((item) => item.getAsFileSystemHandle?.());
  const plain = entries.map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
  const loose = [...files];
  if (asked.every((handle) => handle !== undefined)) {
    const handles = await Promise.all(asked);
    return { ...(await fromHandles(handles)), handles };
  }
  if (plain.every(({ isFile }) => isFile)) return fromInput(loose);
  return fromEntries(plain);
}

/** Files and folders by what the browser can keep, also over a reload. Rejects with the path of one that cannot be read. */
export async function fromHandles(handles) {
  const [first] = handles;
  const isOne = handles.length === 1;
  const files = [];
  for (const handle of handles) await addHandle(handle, isOne ? [] : [handle.name], files);
  return { name: isOne ? first.name : '', files };
}

async function addHandle(handle, path, files) {
  try {
    if (handle.kind === 'file') {
      files.push({ file: await handle.getFile(), path });
      return;
    }
    for await (const [name, inside] of handle.entries()) await addHandle(inside, [...path, name], files);
  } catch (error) {
    throw unreadable(error, handle.name, path);
  }
}

async function fromEntries(entries) {
  const isOne = entries.length === 1;
  const files = [];
  for (const entry of entries) await addEntry(entry, isOne ? [] : [entry.name], files);
  return { name: isOne ? entries[0].name : '', files };
}

async function addEntry(entry, path, files) {
  try {
    if (entry.isFile) {
      files.push({ file: await new Promise((resolve, reject) => entry.file(resolve, reject)), path });
      return;
    }
    const reader = entry.createReader();
    for (;;) {
      const some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
      if (some.length === 0) return;
      for (const inside of some) await addEntry(inside, [...path, inside.name], files);
    }
  } catch (error) {
    throw unreadable(error, entry.name, path);
  }
}

/** The error with the path of the innermost file or folder at which it happened. */
function unreadable(error, name, path) {
  if (error.path !== undefined) return error;
  return Object.assign(new Error(error.message, { cause: error }), {
    name: error.name,
    path: path.length === 0 ? name : path.join('/'),
  });
}
