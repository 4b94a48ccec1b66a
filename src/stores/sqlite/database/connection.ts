import Database from 'better-sqlite3';
import { addFunctions } from './functions.ts';

export type Connection = Database.Database;

/** `TORR`: the application id of the file, for file(1) and for the check when it is opened. */
export const APPLICATION_ID = 0x544f5252;

/** How long a statement waits for another process, such as a CLI command next to the server, before SQLITE_BUSY. */
const BUSY_TIMEOUT_MS = 5_000;

/** A larger write-ahead log is truncated to this size after a checkpoint. */
const JOURNAL_BYTES_MAX = 64 * 1024 * 1024;

/** Opens a connection that may write. Creates the file when it is missing. Throws the driver's errors. */
export function openWriter(file: string): Connection {
  return configured(new Database(file, { timeout: BUSY_TIMEOUT_MS }), (connection) => {
    // better-sqlite3 sets NORMAL in WAL mode, with which a power cut can lose acknowledged commits.
    connection.pragma('synchronous = FULL');
    connection.pragma('foreign_keys = ON');
    connection.pragma(`journal_size_limit = ${JOURNAL_BYTES_MAX}`);
  });
}

/** Opens a read-only connection to an existing file. Throws the driver's errors. */
export function openReader(file: string): Connection {
  return configured(new Database(file, { readonly: true, timeout: BUSY_TIMEOUT_MS }), (connection) => {
    connection.pragma('query_only = ON');
  });
}

function configured(connection: Connection, configure: (connection: Connection) => void): Connection {
  try {
    connection.pragma('trusted_schema = OFF');
    connection.pragma('cell_size_check = ON');
    // A memory-mapped file turns an I/O error into SIGBUS, which ends the process.
    connection.pragma('mmap_size = 0');
    connection.pragma('temp_store = MEMORY');
    addFunctions(connection);
    configure(connection);
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}
