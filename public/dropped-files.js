// Puts files that were dropped on a page into its form, and finds the .torrent files in folders.

import { announce } from './announce.js';
import { withNumber } from './shown.js';

/** A folder that is dropped by mistake may be a whole disk. */
const ENTRIES_MAX = 5000;

/**
 * Puts the `dropped` files, or those in `entries`, which may have folders, into the `field` of a form. Without a field,
 * calls `search` for the first file.
 */
export async function use({ dropped, entries }, field, search) {
  const { files, ...others } = dropped === undefined ? await filesIn(entries) : { files: dropped };
  if (field !== null) {
    if (files.length > 0) fill(field, files);
    showOthers(field, others);
  } else if (files.length > 0) await lookUp(files[0], search);
  else announce('nothing');
}

function fill(field, files) {
  const list = new DataTransfer();
  for (const file of files) list.items.add(file);
  field.files = list.files;
  field.dispatchEvent(new Event('change', { bubbles: true }));
  field.focus();
}

async function lookUp(file, search) {
  announce('checking');
  try {
    const { checkFile } = await import('./checked-file.js');
    const { verdict, torrent } = await checkFile(file);
    if (verdict === 'refuse') return announce('refused');
    search.value = torrent.infohashV1 ?? torrent.infohashV2;
    search.form.requestSubmit();
  } catch {
    announce('notChecked');
  }
}

/** Shows one line for everything in the folders that is not a torrent. */
function showOthers(field, { leftOut = 0, isCut = false }) {
  const place = field.parentElement.querySelector('[data-left-out]');
  const { others, cut } = place.dataset;
  const texts = [leftOut > 0 && withNumber(others, leftOut), isCut && withNumber(cut, ENTRIES_MAX)];
  place.textContent = texts.filter(Boolean).join(' ');
}

/**
 * Resolves to `files`, the files that were dropped directly and the .torrent files in folders at any depth; to
 * `leftOut`, the number of other or unreadable files; and to `isCut`, whether there are too many entries, so that the
 * rest is ignored.
 */
async function filesIn(entries) {
  const found = { files: [], leftOut: 0, isCut: false };
  const folders = [];
  let left = ENTRIES_MAX;
  const take = async (entry, isWanted) => {
    if (left-- <= 0) found.isCut = true;
    else if (entry.isDirectory) folders.push(entry);
    else if (isWanted) await addFile(entry, found);
    else found.leftOut++;
  };
  for (const entry of entries) await take(entry, true);
  for (let folder = folders.shift(); folder !== undefined && !found.isCut; folder = folders.shift()) {
    for await (const entry of entriesIn(folder)) {
      await take(entry, /\.torrent$/i.test(entry.name));
      if (found.isCut) break;
    }
  }
  // Folders have no order.
  found.files.sort((one, other) => (one.name < other.name ? -1 : 1));
  return found;
}

async function addFile(entry, found) {
  try {
    found.files.push(await new Promise((resolve, reject) => entry.file(resolve, reject)));
  } catch {
    found.leftOut++;
  }
}

/** A reader returns some entries at a time, and none at the end. A folder that cannot be read gives none. */
async function* entriesIn(folder) {
  const reader = folder.createReader();
  for (;;) {
    const some = await new Promise((resolve) => reader.readEntries(resolve, () => resolve([])));
    if (some.length === 0) return;
    yield* some;
  }
}
