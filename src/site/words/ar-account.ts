import { html, type Html } from '../../http/html.ts';
import type { Words } from './words.ts';

export const login: Words['login'] = {
  title: 'تسجيل الدخول',
  token: 'الرمز',
  tokenHint: 'ما أعطاك إياه مشغّل هذه الخدمة.',
  submit: 'تسجيل الدخول',
  provider: 'تسجيل الدخول من دون رمز',
  once: 'يسجّل هذا الرابط دخول هذا المتصفح. ويُستخدم مرة واحدة.',
  ends: (name: Html) => html`أنت مسجّل الدخول هنا باسم ${name}. تسجيل الدخول بهذا الرابط ينهي تلك الجلسة.`,
  switch: 'أنهِها وسجّل الدخول',
  stay: 'البقاء كما أنت',
};

export const account: Words['account'] = {
  title: 'حسابك',
  signOut: 'تسجيل الخروج',
  name: 'الاسم',
  role: 'الدور',
  roles: {
    reader: 'يمكنه قراءة ما نُشر',
    uploader: 'يمكنه نشر التورنتات، ثم تغييرها أو حذفها لاحقًا',
    moderator: 'يمكنه نشر أي تورنت وتغييره وحذفه، ويبتّ في البلاغات',
    admin: 'يمكنه فعل كل شيء، ومن ذلك إنشاء الرموز وإبطالها',
  },
  collection: 'المجموعة',
  everywhere: 'الكل',
  expires: 'تاريخ الانتهاء',
  never: 'لا ينتهي',
  published: 'المنشور',
  files: 'ملفات التورنت',
  usedOf: (used: Html | string, max: Html | string) => html`${used} من ${max}`,
  torrents: 'تورنتاتك',
};

export const sessions: Words['sessions'] = {
  title: 'حيث سجّلت الدخول',
  browser: 'المتصفح',
  unnamed: 'متصفح لا يذكر اسمه',
  address: 'العنوان',
  since: 'منذ',
  seen: 'آخر ظهور',
  action: 'إجراء',
  thisOne: 'هذا المتصفح',
  end: 'تسجيل الخروج',
};

export const feedKeys: Words['feedKeys'] = {
  title: 'مفاتيح الخلاصات',
  about:
    'مفتاح الخلاصة لبرنامج لا يستطيع إرسال رمز: في آخر عنوان ملف التورنت يفتح هذا الملف حيث تتطلب القراءة رمزًا، ولا يفتح شيئًا غيره.',
  notNeeded: 'القراءة هنا متاحة للجميع، فلا يحتاج إليه أي برنامج حاليًا.',
  name: 'الاسم',
  nameHint: 'ما ستعرفه به، كالبرنامج الذي هو له.',
  made: 'أُنشئ',
  used: 'آخر استخدام',
  notYet: 'ليس بعد',
  action: 'إجراء',
  make: 'إنشاء مفتاح خلاصة',
  revoke: 'إبطال',
  newTitle: 'مفتاح خلاصتك الجديد',
  newKey: (name: Html) => html`هذا هو المفتاح ${name}. انسخه الآن: فلن يُعرض مرة أخرى.`,
  newAddress: 'يكون في آخر العنوان، كما في:',
  back: 'العودة إلى حسابك',
};

export const ownTorrents: Words['ownTorrents'] = {
  title: 'تورنتاتك',
  nothing: 'لم تنشر شيئًا بعد.',
  name: 'الاسم',
  size: 'الحجم',
  state: 'الحالة',
  published: 'تاريخ النشر',
  action: 'إجراء',
  states: {
    public: 'عام',
    unlisted: 'غير مدرج',
    pending: 'بانتظار المراجعة',
    hidden: 'مخفي',
    superseded: 'استُبدل',
    removed: 'أُزيل',
  },
  edit: 'تعديل',
  delete: 'حذف',
  restore: 'استعادة',
};
