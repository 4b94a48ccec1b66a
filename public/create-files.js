// The files of a new torrent: chosen, dropped, or found again by handles that the browser keeps.

/** Each file with its path below the torrent, and what the torrent is called by default. */
export function fromInput(files) {
  const list = [...files];
  const [first] = list;
  const folder = first?.webkitRelativePath.split('/')[0] ?? '';
  if (folder !== '')
    return {
      name: folder,
      files: list.map((file) => ({ file, path: file.webkitRelativePath.split('/').slice(1) })),
    };
  if (list.length === 1) return { name: first.name, files: [{ file: first, path: [] }] };
  return { name: '', files: list.map((file) => ({ file, path: [file.name] })) };
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

/** Files and folders by what the browser can keep, also over a reload. Rejects when one cannot be read. */
export async function fromHandles(handles) {
  const [first] = handles;
  if (handles.length === 1 && first.kind === 'file')
    return { name: first.name, files: [{ file: await first.getFile(), path: [] }] };
  const isFolder = handles.length === 1;
  const files = [];
  for (const handle of handles) await addHandle(handle, isFolder ? [] : [handle.name], files);
  return { name: isFolder ? first.name : '', files };
}

async function addHandle(handle, path, files) {
  if (handle.kind === 'file') {
    files.push({ file: await handle.getFile(), path });
    return;
  }
  for await (const [name, inside] of handle.entries()) await addHandle(inside, [...path, name], files);
}

async function fromEntries(entries) {
  const isFolder = entries.length === 1;
  const files = [];
  for (const entry of entries) await addEntry(entry, isFolder ? [] : [entry.name], files);
  return { name: isFolder ? entries[0].name : '', files };
}

async function addEntry(entry, path, files) {
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
}

/** What tells whether files are the same as before. */
export function listOf(files) {
  return files.map(({ file, path }) => [path.join('/'), file.size, file.lastModified]).sort(byPath);
}

function byPath([one], [other]) {
  return one < other ? -1 : 1;
}
