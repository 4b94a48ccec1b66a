import { z } from 'zod';
import { setting } from '../lib/setting.ts';

/** What happens before the database is migrated. */
export interface MigrationSettings {
  /** The folder of the copies, `beside` for the data folder, `off` for none. */
  readonly migrationCopies: string;
}

/** The part of the configuration's schema that migrations need. */
export const MIGRATION_SCHEMA = {
  migrationCopies: setting(
    z.string().trim().min(1, { error: 'expected "beside", "off" or a folder' }).default('beside'),
    {
      value: 'beside|off|folder',
      about:
        'where the database is copied before a newer version migrates it: beside it in the data folder, or in a folder on another disk; the copies from before the two newest migrations are kept',
    },
  ),
};
