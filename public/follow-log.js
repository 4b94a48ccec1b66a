// Adds the lines of a log to its page as they are written. Without it the page has a link to load it again.

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

function addLine({ time, nick, text }) {
  document.querySelector('#nothing')?.remove();
  const page = document.documentElement;
  const isAtEnd = page.scrollHeight - page.scrollTop - page.clientHeight < 80;
  const item = document.createElement('li');
  if (time !== null) item.append(textIn('time', time), ' ');
  if (nick !== null) item.append(textIn('b', nick), ' ');
  const said = textIn('span', text);
  said.dir = 'auto';
  item.append(said);
  list.append(item);
  if (isAtEnd) page.scrollTop = page.scrollHeight;
}

function textIn(name, text) {
  const element = document.createElement(name);
  element.textContent = text;
  return element;
}
