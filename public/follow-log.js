// Adds new lines of a log to its page as they are written. Without this script the page has a link to load it again.

/** How many lines stay on the page; a link leads to the earlier ones. */
const LINES_MAX = 2000;

const list = document.querySelector('ol[data-events]');
const status = document.querySelector('#following');

if (list !== null && status !== null) {
  const source = new EventSource(list.dataset.events);
  source.addEventListener('open', () => {
    status.textContent = 'New lines appear here as they are written.';
  });
  source.addEventListener('error', () => {
    status.textContent = 'The connection was lost; trying again.';
  });
  source.addEventListener('reset', () => location.reload());
  source.addEventListener('message', ({ data }) => addLine(JSON.parse(data)));
}

function addLine({ time, nick, kind, text, parts = [{ text }] }) {
  document.querySelector('#nothing')?.remove();
  const page = document.documentElement;
  const isAtEnd = page.scrollHeight - page.scrollTop - page.clientHeight < 80;
  const item = document.createElement('li');
  item.className = kind;
  if (time !== null) item.append(textIn('time', time), ' ');
  const [before, after] = { message: ['', ' '], action: ['* ', ' '], notice: ['-', '- '] }[kind] ?? [];
  if (before !== undefined) item.append(before, textIn('b', nick), after);
  const content = document.createElement('span');
  content.dir = 'auto';
  content.append(...parts.map((part) => (part.url === undefined ? part.text : linkTo(part))));
  item.append(content);
  list.append(item);
  while (list.children.length > LINES_MAX) list.firstElementChild.remove();
  if (isAtEnd) page.scrollTop = page.scrollHeight;
}

function linkTo({ text, url }) {
  const link = textIn('a', text);
  link.href = url;
  link.rel = 'nofollow noreferrer ugc';
  return link;
}

function textIn(name, text) {
  const element = document.createElement(name);
  element.textContent = text;
  return element;
}
