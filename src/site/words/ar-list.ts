import { html, type Html } from '../../http/html.ts';
import type { Words } from './words.ts';

export const list: Words['list'] = {
  name: 'الاسم',
  size: 'الحجم',
  files: 'الملفات',
  published: 'تاريخ النشر',
  get: 'الحصول عليه',
  inCollection: 'في',
  category: 'الفئة',
  download: (name: Html) => html`تنزيل<span class="unseen"> ${name}</span>`,
  magnet: (name: Html) => html`مغناطيس<span class="unseen">: رابط ${name}</span>`,
  moreThan: (torrents: string) => `أكثر من ${torrents}`,
  pages: 'الصفحات',
  first: 'الصفحة الأولى',
  older: 'تورنتات أقدم',
  newer: 'تورنتات أحدث',
  more: 'تورنتات أخرى',
  collections: 'المجموعات',
  collectionsWithin: 'المجموعات التي فيها',
  torrentsIn: (collection: string) => `التورنتات في ${collection}`,
  torrentsFoundFor: (query: string) => `التورنتات التي عُثر عليها عن ${query}`,
};

export const filter: Words['filter'] = {
  title: 'تصفية',
  heading: 'التورنتات بعد التصفية',
  labels: {
    q: 'كلمات في الاسم',
    collection: 'المجموعة',
    category: 'الفئة',
    tag: 'الوسم',
    version: 'الإصدار',
    sizeMin: 'الحجم من',
    sizeMax: 'الحجم إلى',
    publishedFrom: 'نُشر منذ',
    publishedBefore: 'نُشر قبل',
  },
  below: 'مع ما تحتها',
  anyVersion: 'أيّ إصدار',
  hints: { size: 'مثل 700M أو 4GiB.', date: 'تبدأ الأيام الساعة 00:00 بالتوقيت العالمي.' },
  wrong: {
    size: 'هذا ليس حجمًا. اكتب رقمًا ووحدة، مثل 700M أو 4GiB.',
    date: 'هذا ليس تاريخًا. اكتبه مثل 2026-01-31.',
  },
  apply: 'تطبيق',
  active: 'عوامل التصفية السارية',
  filter: (label: string, value: Html) => html`${label}: ${value}`,
  remove: 'إزالة',
  clear: 'إزالة الكل',
  wrongTitle: 'لا يمكن عرض هذه القائمة',
  withoutAny: 'عرض الكل دون تصفية',
};

export const start: Words['start'] = {
  title: 'أحدث التورنتات',
  nothingYet: 'لم يُنشر شيء هنا بعد.',
  orTerminal: 'أو انشر من سطر الأوامر:',
  orTerminalWithToken: 'أو انشر من سطر الأوامر، واضعًا رمزك مكان TOKEN:',
  folderMakesCollection: 'المجلد في العنوان يُنشئ مجموعة:',
  publishHere: 'النشر هنا',
  formOrTerminal: (link: (text: string) => Html) => html`${link('الرفع بنموذج')}، أو من سطر الأوامر:`,
};

export const search: Words['search'] = {
  title: (query: string) => `البحث عن ${query}`,
  heading: (query: Html) => html`البحث عن ${query}`,
  nothingFound: 'لا يوجد تورنت فيه كل هذه الكلمات.',
  nothingFiltered: 'لا يوجد تورنت يوافق كل عوامل التصفية هذه.',
  nothingNamed: 'لم يُنشر هنا تورنت بهذه البصمة.',
  hint: (begin: Html, whole: Html) =>
    html`جرّب كلمات أقل، أو بداية كلمة: فالكلمة الأخيرة تجد أيضًا ما هو أطول منها، ولذلك تجد ${begin} الكلمة
    ${whole}. يجري البحث في الأسماء والعناوين والفئات والوسوم والمجموعات، لا في الأوصاف ولا في الملفات التي
    بداخلها. والبصمة أو رابط المغناطيس يجدان التورنت الخاص بهما.`,
  help: 'كيفية البحث',
  syntax: {
    words: 'الأسماء التي تحوي الكلمتين بأي ترتيب، وقد تكون الأخيرة بداية كلمة أطول',
    phrase: 'الأسماء التي تتتابع فيها الكلمات',
    without: 'الأسماء الخالية من هذه الكلمة',
    infohash: 'التورنت الذي له هذه البصمة أو رابط المغناطيس هذا',
    file: 'إفلات ملف تورنت على الصفحة يقود إلى تورنته إن كان منشورًا هنا.',
  },
};

export const collection: Words['collection'] = {
  nothingDirectly: 'لم يُنشر أي تورنت في هذه المجموعة مباشرة.',
  nothingButBelow: 'لم يُنشر أي تورنت في هذه المجموعة مباشرة، بل في المجموعات التي فيها.',
  showBelow: 'عرض ما في المجموعات التي فيها',
  publish: 'النشر في هذه المجموعة',
  missing: 'لا توجد مجموعة بهذا الاسم',
  beginsWithFirst: (name: Html) => html`لم يُنشر شيء في ${name}. تظهر المجموعة مع أول تورنت يُنشر فيها.`,
};

export const keys: Words['keys'] = {
  title: 'اختصارات لوحة المفاتيح',
  search: 'البحث',
  step: 'التورنت التالي والسابق',
  open: 'فتح التورنت',
  download: 'تنزيل ملفه',
  magnet: 'فتح رابط المغناطيس',
  upload: 'رفع',
  help: 'عرض هذه الاختصارات',
  on: 'تفعيل المفاتيح المفردة',
  close: 'إغلاق',
};

export const drop: Words['drop'] = {
  hint: 'أفلت ملف التورنت في أي مكان',
  intoForm: 'يمكن أيضًا إفلات الملفات أو لصقها في أي مكان من هذه الصفحة.',
  checking: 'تجري قراءة الملف …',
  refused: 'هذا الملف ليس تورنتًا يمكن نشره.',
  notChecked: 'تعذّرت قراءة الملف.',
  leftOut: 'ملفات في المجلد لم تؤخذ لأنها ليست ملفات تورنت أو تتعذر قراءتها: #',
  cut: (entriesMax: string) => `لم يُنظر إلا في أول ${entriesMax} من الملفات والمجلدات. أفلت البقية على حدة.`,
  nothing: 'لا يوجد ملف تورنت في هذا المجلد.',
};
