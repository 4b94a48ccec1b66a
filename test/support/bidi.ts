import { once } from 'node:events';

/** A browser that is driven by WebDriver BiDi (https://w3c.github.io/webdriver-bidi/), of which tests need few commands. */
export interface Bidi {
  /** Rejects with what the browser says of a command that fails. */
  call<Result = unknown>(method: string, parameters: object): Promise<Result>;
  /** The failures of scripts of that page so far, as its console tells them. */
  failuresIn(context: string): () => readonly string[];
}

interface Answer {
  readonly type: 'success' | 'error' | 'event';
  readonly id?: number;
  readonly result?: unknown;
  readonly error?: string;
  readonly message?: string;
  readonly params?: LogEntry;
}

interface LogEntry {
  readonly type: string;
  readonly level: string;
  readonly text: string;
  readonly source: { readonly context?: string };
}

/** Connects to the browser at that address of a WebSocket. */
export async function connectBidi(address: string): Promise<Bidi> {
  const socket = new WebSocket(address);
  await once(socket, 'open');
  const waiting = new Map<number, (answer: Answer) => void>();
  const entries: LogEntry[] = [];
  let count = 0;
  socket.addEventListener('message', ({ data }) => {
    const answer = JSON.parse(String(data)) as Answer;
    if (answer.id !== undefined) waiting.get(answer.id)?.(answer);
    else if (answer.params !== undefined) entries.push(answer.params);
  });
  return {
    async call<Result>(method: string, parameters: object): Promise<Result> {
      const id = ++count;
      const answered = new Promise<Answer>((resolve) => waiting.set(id, resolve));
      socket.send(JSON.stringify({ id, method, params: parameters }));
      const { type, result, error, message } = await answered;
      waiting.delete(id);
      if (type === 'error') throw new Error(`${method}: ${error}: ${message}`);
      return result as Result;
    },
    failuresIn: (context) => () =>
      entries
        .filter(
          ({ type, level, source }) =>
            type === 'javascript' && level === 'error' && source.context === context,
        )
        .map(({ text }) => text),
  };
}
