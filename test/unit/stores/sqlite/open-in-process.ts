// Opens the store in the folder that is given and creates a token there: what a second process does.
import { SERVER } from '../../../../src/events/audit.ts';
import { openSqliteStore } from '../../../../src/stores/sqlite/open.ts';
import { tokenDraft } from '../../../contracts/access-drafts.ts';

const [folder = '', name = ''] = process.argv.slice(2);
const store = await openSqliteStore({ folder });
const token = await store.tokens.createToken(tokenDraft(name), SERVER, new Date());
await store.close();
process.stdout.write(`${token.id}\n`);
