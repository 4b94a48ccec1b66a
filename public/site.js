// Loads the scripts that this page uses. Every page works without them.

const PARTS = [
  ['[data-copy], [data-copy-from]', './copy.js'],
  ['dialog[data-keys]', './keys.js'],
  ['[data-drop-field], [data-drop-search]', './drop.js'],
  ['[data-tree-filter]', './tree.js'],
  ['[data-picks]', './picks.js'],
  ['script[data-queue]', './upload.js'],
  ['[data-create]', './create.js'],
  ['[data-pictures]', './pictures.js'],
];

const used = PARTS.filter(([selector]) => document.querySelector(selector) !== null);
await Promise.all(used.map(([, part]) => import(part)));
