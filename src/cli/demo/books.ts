import type { Random } from './random.ts';
import { KIB, MIB, type DemoFile, type Subject } from './subject.ts';

interface Work {
  readonly title: string;
  readonly author: string;
  readonly language: string;
  /** The word for a chapter in that language. */
  readonly chapter: string;
}

/** Works whose authors died long ago, in many scripts. */
const WORKS: readonly Work[] = [
  {
    title: 'Alice’s Adventures in Wonderland',
    author: 'Lewis Carroll',
    language: 'english',
    chapter: 'Chapter',
  },
  { title: 'Frankenstein', author: 'Mary Shelley', language: 'english', chapter: 'Chapter' },
  { title: 'Moby-Dick; or, The Whale', author: 'Herman Melville', language: 'english', chapter: 'Chapter' },
  { title: 'Middlemarch', author: 'George Eliot', language: 'english', chapter: 'Chapter' },
  { title: 'Die Verwandlung', author: 'Franz Kafka', language: 'german', chapter: 'Kapitel' },
  { title: 'Effi Briest', author: 'Theodor Fontane', language: 'german', chapter: 'Kapitel' },
  { title: 'Les Misérables', author: 'Victor Hugo', language: 'french', chapter: 'Chapitre' },
  {
    title: 'Vingt mille lieues sous les mers',
    author: 'Jules Verne',
    language: 'french',
    chapter: 'Chapitre',
  },
  {
    title: 'Don Quijote de la Mancha',
    author: 'Miguel de Cervantes',
    language: 'spanish',
    chapter: 'Capítulo',
  },
  { title: 'Dom Casmurro', author: 'Machado de Assis', language: 'portuguese', chapter: 'Capítulo' },
  { title: 'Pan Tadeusz', author: 'Adam Mickiewicz', language: 'polish', chapter: 'Księga' },
  { title: 'Peer Gynt', author: 'Henrik Ibsen', language: 'norwegian', chapter: 'Akt' },
  { title: 'Война и мир', author: 'Лев Толстой', language: 'russian', chapter: 'Глава' },
  { title: 'Кобзар', author: 'Тарас Шевченко', language: 'ukrainian', chapter: 'Розділ' },
  { title: 'Οδύσσεια', author: 'Όμηρος', language: 'greek', chapter: 'Ραψωδία' },
  { title: 'ألف ليلة وليلة', author: 'مؤلف مجهول', language: 'arabic', chapter: 'الليلة' },
  { title: 'شاهنامه', author: 'فردوسی', language: 'persian', chapter: 'بخش' },
  { title: 'התקווה', author: 'נפתלי הרץ אימבר', language: 'hebrew', chapter: 'פרק' },
  { title: 'गोदान', author: 'मुंशी प्रेमचंद', language: 'hindi', chapter: 'अध्याय' },
  { title: 'திருக்குறள்', author: 'திருவள்ளுவர்', language: 'tamil', chapter: 'அதிகாரம்' },
  { title: 'พระอภัยมณี', author: 'สุนทรภู่', language: 'thai', chapter: 'ตอน' },
  { title: '吾輩は猫である', author: '夏目漱石', language: 'japanese', chapter: '章' },
  { title: '銀河鉄道の夜', author: '宮沢賢治', language: 'japanese', chapter: '章' },
  { title: '紅樓夢', author: '曹雪芹', language: 'chinese', chapter: '回' },
  { title: '阿Q正傳', author: '魯迅', language: 'chinese', chapter: '章' },
  { title: '홍길동전', author: '허균', language: 'korean', chapter: '장' },
];
const READERS = [
  'A. Lindqvist',
  'B. Okafor',
  'C. Moreau',
  'D. Ivanova',
  'E. Tanaka',
  'F. Haddad',
  'G. Rossi',
];

/** An audiobook, or the scanned pages of a book. */
export function book(random: Random): Subject {
  const work = random.pick(WORKS);
  const volume = random.integer(1, 9999);
  const { title, author, language } = work;
  const isAudio = random.chance(0.6);
  const reader = random.pick(READERS);
  return {
    collection: `${isAudio ? 'audiobooks' : 'scans'}/${language}`,
    name: `${author} - ${title} ${volume} (${isAudio ? reader : 'scan'})`,
    files: isAudio ? chapters(random, work) : pages(random),
    fields: {
      title: isAudio
        ? `${title}, ${author}, read by ${reader}, ${volume}`
        : `${title}, ${author}, scan ${volume}`,
      category: isAudio ? 'Audio books' : 'Books',
      tags: [language, ...(isAudio ? ['audio', 'flac'] : ['scan', 'pdf'])],
      licence: 'Public domain',
      ...(random.chance(0.3) && { description: `*${title}* (${author}).` }),
    },
  };
}

function chapters(random: Random, { chapter }: Work): readonly DemoFile[] {
  return Array.from({ length: random.integer(3, 48) }, (_, index) => ({
    path: [`${String(index + 1).padStart(2, '0')} ${chapter} ${index + 1}.flac`],
    lengthBytes: random.size(4 * MIB, 60 * MIB),
  }));
}

function pages(random: Random): readonly DemoFile[] {
  return [
    { path: ['text.pdf'], lengthBytes: random.size(700 * KIB, 90 * MIB) },
    { path: ['text.txt'], lengthBytes: random.size(30 * KIB, 3 * MIB) },
  ];
}
