import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { AppError } from '../errors.ts';

/**
 * Asks for a line on a terminal that does not show what is typed. Rejects with malformed when it is interrupted by Ctrl+C or
 * Ctrl+D.
 */
export function askSecret(
  question: string,
  input: NodeJS.ReadStream,
  screen: NodeJS.WriteStream,
): Promise<string> {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input, output: nowhere, terminal: true, historySize: 0 });
  screen.write(question);
  return new Promise<string>((resolve, reject) => {
    lines.once('line', resolve);
    const stop = (): void =>
      reject(
        new AppError('malformed', 'Cannot go on: no token was typed', { hint: 'Run the command again.' }),
      );
    lines.once('SIGINT', stop);
    // Also follows a line, and then changes nothing.
    lines.once('close', stop);
  }).finally(() => {
    lines.close();
    screen.write('\n');
  });
}
