// Filters a tree of files by name: shows what matches, everything in it, and the folders above it.

import { fold } from './unicode.js';

const DELAY_MS = 100;
// Folders are not opened for more matches than this: laying out 20,000 takes a second.
const OPENED_FOR_MAX = 1000;

const field = document.querySelector('[data-tree-filter]');
const box = field.closest('search');
const status = box.querySelector('[role=status]');
const tree = document.getElementById(field.dataset.treeFilter);
const language = document.documentElement.lang;
const numbers = new Intl.NumberFormat(language);
const plurals = new Intl.PluralRules(language);
let entries;
let timer;

field.addEventListener('input', () => {
  clearTimeout(timer);
  timer = setTimeout(filter, DELAY_MS);
});
box.hidden = false;
// A browser that returns to the page may keep the typed text.
if (field.value !== '') filter();

function filter() {
  const query = fold(field.value.trim());
  if (query === '') clear();
  else show(query);
}

function show(query) {
  entries ??= readEntries();
  let count = 0;
  for (const entry of entries) {
    entry.isMatch = entry.name.includes(query);
    entry.isWithin = entry.parent !== undefined && (entry.parent.isMatch || entry.parent.isWithin);
    entry.isOnTheWay = false;
    if (entry.isMatch) count++;
  }
  // Parents come before their children.
  for (const { isMatch, isOnTheWay, parent } of entries.toReversed()) {
    if (parent !== undefined && (isMatch || isOnTheWay)) parent.isOnTheWay = true;
  }
  for (const { item, folder, wasOpen, isMatch, isWithin, isOnTheWay } of entries) {
    item.hidden = !isMatch && !isWithin && !isOnTheWay;
    if (folder !== null) folder.open = wasOpen || (isOnTheWay && count <= OPENED_FOR_MAX);
  }
  const text = field.getAttribute(`data-found-${plurals.select(count)}`);
  status.textContent = text.replace('#', numbers.format(count));
}

function clear() {
  for (const { item, folder, wasOpen } of entries ?? []) {
    item.hidden = false;
    if (folder !== null) folder.open = wasOpen;
  }
  entries = undefined;
  status.textContent = '';
}

/** All files and folders, with the state to restore. */
function readEntries() {
  const byItem = new Map();
  for (const item of tree.querySelectorAll('li')) {
    const folder = item.querySelector(':scope > details');
    const label = folder === null ? item : folder.firstElementChild;
    byItem.set(item, {
      item,
      folder,
      name: fold(label.querySelector('bdi')?.textContent ?? ''),
      parent: byItem.get(item.parentElement.closest('li')),
      wasOpen: folder?.open,
    });
  }
  return [...byItem.values()];
}
