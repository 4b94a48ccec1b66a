/** The last line of a terminal, which shows what a command is doing until the next line is written. */
export interface StatusLine {
  /** Shows a text in place of the one before; an empty one removes it. Shows nothing where there is no terminal. */
  show(text: string): void;
  /** Calls `write`, which writes whole lines, with the status out of their way. */
  around(write: () => void): void;
}

/** Where a status is shown. */
export interface Screen {
  /** Whether it is a terminal that can go back to the beginning of a line. */
  readonly isTerminal: boolean;
  /** How many characters fit on a line; 0 when the terminal does not know. */
  readonly columns: () => number;
  readonly write: (text: string) => void;
}

/** To the first column, and erases the line (ECMA-48, CR and EL). */
const CLEAR = '\r\u001B[K';

const COLUMNS = 80;

export function createStatusLine({ isTerminal, columns, write }: Screen): StatusLine {
  let shown = '';
  const clear = (): void => {
    if (shown !== '') write(CLEAR);
  };
  return {
    show(text) {
      if (!isTerminal) return;
      clear();
      // A line that wraps cannot be erased as a whole.
      shown = text.slice(0, (columns() || COLUMNS) - 1);
      write(shown);
    },
    around(writeLines) {
      clear();
      writeLines();
      if (shown !== '') write(shown);
    },
  };
}
