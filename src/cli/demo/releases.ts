import type { Random } from './random.ts';
import { KIB, MIB, oneFile, slugOf, type Subject } from './subject.ts';

interface Distribution {
  readonly name: string;
  readonly codenames: readonly string[];
  readonly firstVersion: number;
  readonly flavours: readonly string[];
}

const DISTRIBUTIONS: readonly Distribution[] = [
  {
    name: 'Debian',
    codenames: ['buster', 'bullseye', 'bookworm', 'trixie'],
    firstVersion: 10,
    flavours: ['netinst', 'DVD-1', 'live-gnome', 'live-kde'],
  },
  {
    name: 'Ubuntu',
    codenames: ['Focal', 'Jammy', 'Noble', 'Resolute'],
    firstVersion: 20,
    flavours: ['desktop', 'live-server'],
  },
  {
    name: 'Fedora',
    codenames: [],
    firstVersion: 38,
    flavours: ['Workstation', 'Server', 'KDE', 'Silverblue'],
  },
  { name: 'Arch Linux', codenames: [], firstVersion: 2021, flavours: ['bootstrap', 'install'] },
  { name: 'openSUSE', codenames: ['Leap', 'Tumbleweed'], firstVersion: 15, flavours: ['DVD', 'NET'] },
  { name: 'Alpine', codenames: [], firstVersion: 3, flavours: ['standard', 'virt', 'extended'] },
  { name: 'NixOS', codenames: [], firstVersion: 22, flavours: ['minimal', 'graphical'] },
  { name: 'Linux Mint', codenames: ['Vera', 'Wilma'], firstVersion: 20, flavours: ['cinnamon', 'xfce'] },
  { name: 'Void', codenames: [], firstVersion: 2022, flavours: ['base', 'xfce', 'musl'] },
  { name: 'Raspberry Pi OS', codenames: [], firstVersion: 11, flavours: ['lite', 'full'] },
];
const ARCHITECTURES = ['amd64', 'arm64', 'armhf', 'i386', 'ppc64el', 'riscv64', 's390x'];

const PROGRAMS = [
  'Blender',
  'Inkscape',
  'Krita',
  'QGIS',
  'LibreOffice',
  'Godot',
  'Octave',
  'Scribus',
  'OpenTTD',
  'Stellarium',
  'Ardour',
  'KiCad',
];
const PLATFORMS = ['linux-x86_64', 'linux-aarch64', 'windows-x64', 'macos-arm64'];
const CHANNELS = ['stable', 'beta', 'nightly'];

/** The installation image of a Linux distribution. */
export function distribution(random: Random): Subject {
  const { name, codenames, firstVersion, flavours } = random.pickSkewed(DISTRIBUTIONS);
  const major = firstVersion + random.integer(0, 5);
  const version = `${major}.${random.integer(0, 12)}.${random.integer(0, 99)}`;
  const architecture = random.pickSkewed(ARCHITECTURES);
  const flavour = random.pick(flavours);
  const codename = codenames[(major - firstVersion) % Math.max(1, codenames.length)];
  const slug = slugOf(name);
  return {
    collection: `linux/${slug}/${major}`,
    ...oneFile(`${slug}-${version}-${flavour}-${architecture}.iso`, random.size(120 * MIB, 4200 * MIB)),
    fields: {
      title: `${name} ${version}${codename === undefined ? '' : ` “${codename}”`}, ${flavour}, ${architecture}`,
      category: 'Linux',
      tags: [slug, architecture, flavour.toLowerCase(), ...random.some(['stable', 'lts', 'official'], 0.3)],
      licence: 'Various free licences',
      ...(random.chance(0.4) && {
        description:
          `The **${flavour}** image of ${name} ${version} for ${architecture}.\n\n` +
          '- Write it to a USB stick of 8 GB or more.\n- Compare its checksum before you start it.',
      }),
    },
  };
}

/** A build of a program. */
export function build(random: Random): Subject {
  const program = random.pickSkewed(PROGRAMS);
  const slug = slugOf(program);
  const channel = random.pickSkewed(CHANNELS);
  const platform = random.pickSkewed(PLATFORMS);
  const version = `${random.integer(1, 9)}.${random.integer(0, 30)}.${random.integer(0, 200)}`;
  return {
    collection: `software/${slug}/${channel}`,
    ...oneFile(`${slug}-${version}-${platform}.tar.xz`, random.size(900 * KIB, 700 * MIB)),
    fields: {
      title: `${program} ${version} (${channel}) for ${platform}`,
      category: 'Software',
      tags: [slug, channel, platform],
      licence: random.pick(['GPL-3.0-or-later', 'GPL-2.0-or-later', 'MIT', 'MPL-2.0']),
    },
  };
}
