import { html, type Html } from '../../http/html.ts';
import { pluralsOf } from './plural.ts';
import type { Words } from './words.ts';

const plural = pluralsOf('ar', 'ar-u-nu-latn');

export const copying: Words['copying'] = {
  copy: 'نسخ',
  magnet: 'نسخ رابط المغناطيس',
  copied: 'تم النسخ.',
  notCopied: 'لم يتم النسخ. حيث يكون النص محددًا اضغط Ctrl+C.',
};

export const share: Words['share'] = {
  title: 'طرق الحصول عليه',
  curl: 'ملف التورنت، بواسطة curl',
  aria2: 'محتواه، بواسطة aria2',
  transmission: 'إضافته إلى Transmission',
  qr: 'رمز QR لرابط المغناطيس',
  qrHint: 'لبرنامج تورنت على جهاز آخر',
  qrHintWithoutAddresses: 'لبرنامج تورنت على جهاز آخر، من دون المتعقّبات وبذور الويب',
  summary: (size: string, files: string) => `${size}، ${files}`,
};

export const standing: Words['standing'] = {
  pending: 'ينتظر هذا التورنت موافقة أحد المشرفين.',
  hidden: 'أخفى أحد المشرفين هذا التورنت.',
  onlySeenBy: 'لا يراه إلا ناشره والمشرفون.',
  unlisted: 'هذا التورنت ليس في أي قائمة.',
  unlistedMeans: 'يراه من يعرف عنوانه.',
  reason: (reason: Html) => html`السبب: ${reason}`,
  takesOver: (other: Html) => html`إذا قُبل حلّ محل ${other}.`,
  publish: 'نشر',
  publishUnlisted: 'نشر من دون إدراج في القوائم',
};

export const manage: Words['manage'] = {
  title: 'بشأن هذا التورنت',
  edit: 'تعديل',
  replace: 'رفع إصدار أحدث',
  delete: 'حذف',
  report: 'إبلاغ',
  versions: 'إصدارات أقدم',
  publishedBy: 'نشره',
};

export const fileFilter: Words['fileFilter'] = {
  label: 'تصفية بالاسم',
  found: {
    zero: 'لا نتائج',
    one: 'نتيجة واحدة',
    two: 'نتيجتان',
    few: '# نتائج',
    many: '# نتيجة',
    other: '# نتيجة',
  },
};

export const fileList: Words['fileList'] = {
  title: (torrent: string) => `ملفات ${torrent}`,
  heading: (torrent: Html) => html`ملفات ${torrent}`,
  all: 'كل الملفات في صفحات خاصة بها',
  shown: (first: string, last: string, all: string) => `الملفات من ${first} إلى ${last} من أصل ${all}`,
  path: 'المسار',
  size: 'الحجم',
  pages: 'الصفحات',
  previous: 'الملفات السابقة',
  next: 'الملفات التالية',
};

export const edit: Words['edit'] = {
  title: (torrent: string) => `تعديل ${torrent}`,
  heading: (torrent: Html) => html`تعديل ${torrent}`,
  name: 'العنوان',
  nameHint: 'يُعرض بدل الاسم الموجود في التورنت.',
  description: 'الوصف',
  descriptionHint: (mark: Html) => html`بصيغة Markdown: ${mark}. يُعرض HTML كما كُتب، وتصبح الصور روابط.`,
  category: 'الفئة',
  categoryHint: 'اسم قصير بلا فواصل ولا شرطات مائلة.',
  tags: 'الوسوم',
  tagsHint: 'تفصل بينها فواصل.',
  licence: 'الرخصة',
  licenceHint: (example: Html) => html`كما تسميها SPDX، مثل ${example}، أو بكلماتك.`,
  path: 'موضعه',
  collection: 'المجموعة',
  fileName: 'اسم الملف',
  fileNameHint: (ending: Html) => html`ينتهي بـ ${ending}.`,
  visibility: 'من يراه',
  states: {
    public: 'الجميع، في القوائم',
    unlisted: 'من يعرف عنوانه',
    hidden: 'ناشره والمشرفون فقط',
  },
  stateReason: 'سبب الإخفاء',
  stateReasonHint: 'ليقرأه ناشره.',
  save: 'حفظ',
  preview: 'معاينة الوصف',
  previewed: 'هكذا يبدو الوصف',
  nothingToSee: 'لا شيء فيه بعد.',
  notSaved: 'لم يُحفظ',
  wrongFields: plural({
    zero: 'لا حقول تحتاج إلى تصحيح.',
    one: 'حقل واحد يحتاج إلى تصحيح.',
    two: 'حقلان يحتاجان إلى تصحيح.',
    few: '# حقول تحتاج إلى تصحيح.',
    many: '# حقلًا تحتاج إلى تصحيح.',
    other: '# حقل تحتاج إلى تصحيح.',
  }),
  changed: 'غيّر شخص آخر هذا التورنت منذ أن فتحت النموذج',
  changedMeans: 'ما كتبته موجود أدناه. احفظ مرة أخرى ليحلّ محل الموجود الآن:',
  empty: 'لا شيء',
};

export const replace: Words['replace'] = {
  title: (torrent: string) => `إصدار أحدث من ${torrent}`,
  heading: (torrent: Html) => html`إصدار أحدث من ${torrent}`,
  about: (path: Html) =>
    html`يأخذ الإصدار الأحدث العنوان ${path}. ويخرج هذا التورنت من القوائم ويبقى متاحًا ببصمته.`,
  file: 'ملف التورنت',
  fileHint: 'ملف التورنت للإصدار الأحدث؛ اسمه لا يهم.',
  submit: 'رفع',
};

export const removal: Words['removal'] = {
  title: (torrent: string) => `حذف ${torrent}`,
  heading: (torrent: Html) => html`هل تريد حذف ${torrent}؟`,
  about: plural({
    zero: 'يخرج من كل القوائم ولا يُقدَّم منه شيء بعد ذلك، ولا تمكن استعادته.',
    one: 'يخرج من كل القوائم ولا يُقدَّم منه شيء بعد ذلك. تمكن استعادته خلال يوم واحد.',
    two: 'يخرج من كل القوائم ولا يُقدَّم منه شيء بعد ذلك. تمكن استعادته خلال يومين.',
    few: 'يخرج من كل القوائم ولا يُقدَّم منه شيء بعد ذلك. تمكن استعادته خلال # أيام.',
    many: 'يخرج من كل القوائم ولا يُقدَّم منه شيء بعد ذلك. تمكن استعادته خلال # يومًا.',
    other: 'يخرج من كل القوائم ولا يُقدَّم منه شيء بعد ذلك. تمكن استعادته خلال # يوم.',
  }),
  reason: 'السبب',
  reasonHint: 'ليقرأه كل من يأتي إلى عنوانه.',
  status: 'ما يجيب به عنوانه',
  statuses: { 410: 'أُزيل (410)', 451: 'أُزيل لأن القانون يقتضي ذلك (451)' },
  block: 'منع نشره مرة أخرى. وهذا يتطلب سببًا.',
  submit: 'حذف',
  cancel: 'الإبقاء عليه',
  removedTitle: 'حُذف',
  removed: (torrent: Html) => html`حُذف ${torrent}`,
  removedAt: (moment: Html) => html`في ${moment}.`,
  restorable: (moment: Html) => html`تمكن استعادته حتى ${moment}.`,
  notByYou: 'يمكن لأحد المشرفين استعادته.',
  notByYouLegal: 'يمكن لمشرف على كل المجموعات استعادته.',
  undo: 'استعادته',
  takenBy: (other: Html) => html`في عنوانه الآن تورنت آخر: ${other}.`,
  takenMeans: 'انقل الآخر أو احذفه، ثم استعد هذا.',
  takenAsk: 'يمكن لأحد المشرفين نقل الآخر أو حذفه، وعندها تمكن استعادة هذا.',
  moveOther: 'نقل الآخر',
  deleteOther: 'حذف الآخر',
};

export const report: Words['report'] = {
  title: (torrent: string) => `إبلاغ عن ${torrent}`,
  heading: (torrent: Html) => html`إبلاغ عن ${torrent}`,
  about: 'يقرؤه مشرفو هذه الخدمة.',
  kind: 'ما المشكلة فيه',
  kinds: {
    illegal: 'يخالف القانون',
    copyright: 'ينتهك حقوق النشر',
    malware: 'برنامج ضار',
    wrong: 'ليس ما يقوله اسمه',
    spam: 'إعلان',
    other: 'شيء آخر',
  },
  text: 'تفاصيل أخرى',
  textHint: 'ما يساعد المشرف على اتخاذ القرار. حتى 2,000 حرف.',
  submit: 'إبلاغ',
  thanksTitle: 'تم الإبلاغ',
  thanks: 'شكرًا لك. سينظر فيه أحد المشرفين.',
  back: 'العودة إلى التورنت',
};
