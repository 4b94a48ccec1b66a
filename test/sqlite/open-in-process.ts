// Opens the store in the folder that is given and creates a token there: what a second process does.
import { createHash } from 'node:crypto';
import { openSqliteStore } from '../../src/sqlite/open.ts';

const [folder = '', name = ''] = process.argv.slice(2);
const store = await openSqliteStore({ folder });
const secretHash = createHash('sha256').update(name).digest();
const token = await store.tokens.createToken({ name, role: 'uploader', secretHash }, new Date());
await store.close();
process.stdout.write(`${token.id}\n`);
