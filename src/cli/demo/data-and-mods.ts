import type { Random } from './random.ts';
import { KIB, MIB, oneFile, slugOf, type DemoFile, type Subject } from './subject.ts';

const TOPICS = [
  'Temperature',
  'Precipitation',
  'Wind speed',
  'Sea level',
  'Land cover',
  'Air quality',
  'Bird counts',
  'River gauges',
  'Earthquakes',
  'Census',
  'Street maps',
  'Protein structures',
  'Star positions',
  'Parliament speeches',
];
const REGIONS = [
  'Global',
  'Europe',
  'Africa',
  'South Asia',
  'Andes',
  'Arctic',
  'Île-de-France',
  'Schleswig-Holstein',
  'Kraków',
  'Reykjavík',
  'São Paulo',
  'Việt Nam',
];
const FORMATS = ['csv.gz', 'nc', 'parquet', 'geojson.zst', 'zarr.tar'];
const STEPS = ['hourly', 'daily', 'monthly', 'yearly'];

const GAMES = ['Iron Harvesters', 'Sunless Harbour', 'Kingdoms of Ash', 'Deep Orbit', 'Railway Age', 'Moor'];
const QUALITIES = ['Better', 'Total', 'Quiet', 'Realistic', 'Forgotten', 'Winter', 'Tiny', 'Endless', 'Lost'];
const OBJECTS = [
  'Weather',
  'Castles',
  'Roads',
  'Textures',
  'Voices',
  'Maps',
  'Creatures',
  'Music',
  'Interface',
];
const MOD_KINDS = ['Overhaul', 'Pack', 'Fix', 'Expansion', 'Translation'];

/** A dataset as an archive publishes it. */
export function dataset(random: Random): Subject {
  const topic = random.pickSkewed(TOPICS);
  const region = random.pickSkewed(REGIONS);
  const year = random.integer(1950, 2026);
  const format = random.pick(FORMATS);
  const step = random.pick(STEPS);
  const slug = slugOf(topic);
  const name = `${slug}-${slugOf(region)}-${year}-${step}-r${random.integer(1, 60)}`;
  const isFolder = random.chance(0.35);
  return {
    collection: `data/${slug}/${year}`,
    ...(isFolder
      ? { name, files: parts(random, format) }
      : oneFile(`${name}.${format}`, random.size(2 * MIB, 2500 * MIB))),
    fields: {
      title: `${topic}, ${region}, ${year}, ${step}`,
      category: 'Data',
      tags: [slug, format.split('.')[0] as string, step],
      licence: random.pick(['CC BY 4.0', 'CC0 1.0', 'ODbL 1.0']),
      ...(random.chance(0.5) && {
        description:
          `${topic} of ${region} in ${year}, with ${step} values.\n\n` +
          `Columns: \`time\`, \`latitude\`, \`longitude\`, \`${slug.replaceAll('-', '_')}\`. ` +
          'Missing values are empty.',
      }),
    },
  };
}

function parts(random: Random, format: string): readonly DemoFile[] {
  const count = random.integer(2, 36);
  const lengthBytes = random.size(300 * KIB, 60 * MIB);
  return [
    { path: ['README.txt'], lengthBytes: random.integer(300, 9000) },
    ...Array.from({ length: count }, (_, index) => ({
      path: ['values', `part-${String(index + 1).padStart(3, '0')}.${format}`],
      lengthBytes: lengthBytes + random.integer(0, 9999),
    })),
  ];
}

/** A mod of a game. */
export function mod(random: Random): Subject {
  const game = random.pickSkewed(GAMES);
  const title = `${random.pick(QUALITIES)} ${random.pick(OBJECTS)} ${random.pick(MOD_KINDS)}`;
  const version = `${random.integer(0, 4)}.${random.integer(0, 19)}.${random.integer(0, 99)}`;
  const slug = slugOf(game);
  return {
    collection: `mods/${slug}/${slugOf(title).split('-')[1] ?? 'other'}`,
    ...oneFile(`${slugOf(title)}-${version}.zip`, random.size(40 * KIB, 900 * MIB)),
    fields: {
      title: `${title} ${version} for ${game}`,
      category: 'Games',
      tags: [slug, 'mod', ...random.some(['graphics', 'sound', 'balance', 'multiplayer'], 0.25)],
    },
  };
}
