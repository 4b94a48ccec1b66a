import { z } from 'zod';
import { COLLECTION_READS } from '../../catalogue/collection-settings.ts';
import { LATEST_ORDERS } from '../../catalogue/latest.ts';
import {
  checkKeep,
  checkKeeps,
  checkMaxAge,
  checkPattern,
  checkRuleCount,
  RETENTION_RULES_MAX,
  type RetentionRules,
} from '../../catalogue/retention.ts';
import { parseRules } from '../../catalogue/retention-lines.ts';
import {
  parseSources,
  toSources,
  TRACKERS_MAX,
  WEB_SEEDS_MAX,
  type Sources,
} from '../../catalogue/sources.ts';
import {
  checkMost,
  checkSomeRule,
  RULE_TRACKERS_MAX,
  TORRENT_VERSIONS,
  toRuleTrackers,
  toVersions,
  type UploadRules,
} from '../../catalogue/upload-rules.ts';
import { parseUploadRules } from '../../catalogue/upload-rule-lines.ts';
import { checkReadmeText, README_BYTES_MAX } from '../../catalogue/readme.ts';
import { AppError } from '../../errors.ts';
import { DESTINATION } from './edits.ts';
import { jsonObject } from './json-object.ts';
import { ruled } from './ruled.ts';
import { CHECKBOX, choice, textBy } from './text-values.ts';

const KEEP = z.union([z.number(), z.literal('all')]);
const RULE = ruled(
  jsonObject({
    match: ruled(z.string(), checkPattern).optional(),
    keep: ruled(KEEP, checkKeep).optional(),
    maxAge: ruled(z.string(), checkMaxAge).optional(),
  }),
  checkKeeps,
);

/** What a collection keeps, as JSON writes it. */
export const RETENTION = ruled(z.array(RULE).max(RETENTION_RULES_MAX), checkRuleCount);

/** The same as a form has it: a rule in each line. An empty text removes all rules. */
const RETENTION_TYPED = textBy((text) => rulesIn(text.split('\n'), 'line'));

/** The same as a flag: the rules with semicolons between them, or `none`. */
const RETENTION_FLAG = textBy((text) => (text.trim() === 'none' ? null : rulesIn(text.split(';'), 'rule')));

/** What a collection asks of uploads, as JSON writes it. */
const UPLOADS = ruled(
  jsonObject({
    trackers: ruled(z.array(z.string()).max(RULE_TRACKERS_MAX), toRuleTrackers).optional(),
    versions: ruled(z.array(z.enum(TORRENT_VERSIONS)), toVersions).optional(),
    contentBytesMax: ruled(z.number(), (most) => checkMost('bytes', most)).optional(),
    fileCountMax: ruled(z.number(), (most) => checkMost('files', most)).optional(),
  }),
  checkSomeRule,
);

/** The same as a form has it, and as a flag. */
const UPLOADS_TYPED = textBy((text) => uploadsIn(text.split('\n'), 'line'));
const UPLOADS_FLAG = textBy((text) => (text.trim() === 'none' ? null : uploadsIn(text.split(';'), 'rule')));

/** Trackers and web seeds that a collection offers, as JSON writes them. */
const SOURCES = ruled(
  jsonObject({
    trackers: z.array(z.array(z.string()).max(TRACKERS_MAX)).max(TRACKERS_MAX).default([]),
    webSeeds: z.array(z.string()).max(WEB_SEEDS_MAX).default([]),
  }),
  (sources) => void toSources(sources),
);

/** The same as a form has it, and as a flag. */
const SOURCES_TYPED = textBy((text) => sourcesIn(text.split('\n'), 'line'));
const SOURCES_FLAG = textBy((text) => (text.trim() === 'none' ? null : sourcesIn(text.split(';'), 'source')));

function sourcesIn(lines: readonly string[], called: 'line' | 'source'): Sources | null {
  return lines.every((line) => line.trim() === '') ? null : parseSources(lines, called);
}

function uploadsIn(lines: readonly string[], called: 'line' | 'rule'): UploadRules | null {
  return lines.every((line) => line.trim() === '') ? null : parseUploadRules(lines, called);
}

function rulesIn(lines: readonly string[], called: 'line' | 'rule'): RetentionRules | null {
  return lines.every((line) => line.trim() === '') ? null : parseRules(lines, called);
}

/** What is changed of a collection, as JSON writes it: what is missing stays. */
const SETTINGS_EDIT = jsonObject({
  read: z.enum(COLLECTION_READS).optional(),
  order: z.enum(LATEST_ORDERS).optional(),
  retention: RETENTION.nullish(),
  uploads: UPLOADS.nullish(),
  sources: SOURCES.nullish(),
});

/**
 * The same, or where a collection is moved to with all that is in it, or its README: each of these is a change of its own.
 */
export const COLLECTION_EDIT = ruled(
  SETTINGS_EDIT.extend({
    path: DESTINATION.optional(),
    readme: ruled(z.string(), checkReadmeText).nullish(),
  }),
  (edit) => {
    const alone = (['path', 'readme'] as const).find((name) => edit[name] !== undefined);
    if (alone === undefined || Object.keys(edit).length === 1) return;
    throw new AppError('malformed', `Cannot ${ALONE[alone]} and change anything else of it at once`, {
      hint: `Send ${alone} alone, and the rest in another request.`,
    });
  },
);

const ALONE = { path: 'move the collection', readme: 'write the README of the collection' };

/**
 * JSON can write each byte of a README as six characters, as in `\u0001`. One that has some too many still arrives, and is
 * refused with the limit.
 */
export const COLLECTION_EDIT_BYTES_MAX = 6 * README_BYTES_MAX + 16 * 1024;

/** The same as flags of a command. */
export const SETTINGS_FLAGS = z.object({
  read: choice(COLLECTION_READS).optional(),
  order: choice(LATEST_ORDERS).optional(),
  retention: RETENTION_FLAG.optional(),
  uploads: UPLOADS_FLAG.optional(),
  sources: SOURCES_FLAG.optional(),
});

/** The same as a form has it; `seen` is the version of the settings that it was made from. */
export const SETTINGS_TYPED = z.object({
  read: choice(COLLECTION_READS),
  order: choice(LATEST_ORDERS),
  retention: RETENTION_TYPED.optional(),
  uploads: UPLOADS_TYPED.optional(),
  sources: SOURCES_TYPED.optional(),
  check: CHECKBOX,
  seen: z.string(),
});
