import { html, type Html } from '../../http/html.ts';
import { pluralsOf } from './plural.ts';
import type { Words } from './words.ts';

const plural = pluralsOf('ar', 'ar-u-nu-latn');

export const uploadFields: Words['uploadFields'] = {
  more: 'المزيد عن التورنتات',
  moreHint: 'كل ذلك اختياري وللتورنتات الجديدة: ما هو موجود هنا يحتفظ بما لديه.',
  titleHint: 'يُعرض بدل الاسم الموجود في التورنت. لملف واحد فقط.',
  descriptionHint: (charactersMax: string) =>
    `بصيغة Markdown، حتى ${charactersMax} حرف. يمكن إطالته بتعديل التورنت.`,
  chooseAgain: 'ما كتبته باقٍ في النموذج. اختر الملفات مرة أخرى.',
  keptFiles: 'الملفات',
  keptFilesHint: 'حُفظت، ولا حاجة إلى اختيارها مرة أخرى.',
  tooLargeToKeep: plural({
    zero: 'لا ملفات أكبر من أن تُحفظ.',
    one: 'ملف واحد أكبر من أن يُحفظ. اختره مرة أخرى لنشره:',
    two: 'ملفان أكبر من أن يُحفظا. اخترهما مرة أخرى لنشرهما:',
    few: '# ملفات أكبر من أن تُحفظ. اخترها مرة أخرى لنشرها:',
    many: '# ملفًا أكبر من أن تُحفظ. اخترها مرة أخرى لنشرها:',
    other: '# ملف أكبر من أن تُحفظ. اخترها مرة أخرى لنشرها:',
  }),
  publish: 'نشر',
  publishAccepted: 'نشر ما قُبل',
  checkOthers: 'فحص ملفات أخرى',
  chooseOthers: 'اختيار ملفات أخرى',
  uploadMore: 'رفع تورنتات أخرى',
};

export const uploading: Words['uploading'] = {
  heading: 'ملفات للرفع',
  title: 'العنوان',
  titleHint: 'يُعرض بدل الاسم الموجود في التورنت.',
  states: {
    checking: 'جارٍ الفحص …',
    ready: 'سليم وجاهز للرفع.',
    unchecked: 'جاهز للرفع. تعذّر فحصه هنا؛ سيفحصه الخادم.',
    waiting: 'ينتظر دوره.',
    sending: 'جارٍ الرفع …',
    paused: 'عدد كبير في وقت واحد. يستمر بعد # ث.',
    published: 'نُشر:',
    upToDate: 'لا تغيير:',
    pending: 'ينتظر أحد المشرفين:',
    here: 'موجود هنا من قبل كما هو:',
    hereOtherwise: 'موجود هنا من قبل بمتعقّبات أو ملاحظات أخرى:',
    refused: 'رُفض: ليس تورنتًا سليمًا.',
    sameName: 'لم يُرفع: ملف آخر في هذه القائمة يحمل الاسم نفسه، وسيحل أحدهما محل الآخر.',
    twice: 'لم يُرفع: التورنت نفسه موجود في هذه القائمة.',
    failed: 'لم يُرفع.',
    noAnswer: 'لم يُرفع: تعذّر الوصول إلى الخادم.',
    cancelled: 'أُلغي.',
    changed: 'لم يُرفع: تغيّر الملف على القرص منذ اختياره، أو لم تعد قراءته ممكنة. اختره مرة أخرى.',
    gone: 'لم يُرفع: لم يعد الملف في مكانه على القرص حيث اختير. اختره مرة أخرى.',
  },
  tooLarge: (size: string) => `لم يُرفع: إنه أكبر من ${size}، وهو أكثر ما يُقبل هنا.`,
  progress: 'التقدم',
  speed: '#/ث',
  standsAt: (link: Html) => html`موجود في ${link}.`,
  cancel: 'إلغاء',
  retry: 'المحاولة مرة أخرى',
  remove: 'إزالة من القائمة',
  addMore: 'إضافة ملفات أخرى',
  problems: 'المشكلات',
  published: 'نُشر: #',
  review: 'ينتظر أحد المشرفين: #',
  here: 'موجود من قبل: #',
  refused: 'لم يُرفع: #',
  left: 'للرفع: #',
};

export const uploadSignIn: Words['uploadSignIn'] = {
  heading: 'سجّل الدخول للمتابعة',
  about: 'لم يُفقد شيء: الملفات التي لم تُرفع بعد وكل ما كتبته باقية في هذه الصفحة.',
  still: 'لم تسجّل الدخول بعد. اكتب رمزًا أو سجّل الدخول في علامة تبويب جديدة، ثم تابع.',
  goOn: 'متابعة',
  newTab: 'تسجيل الدخول في علامة تبويب جديدة',
};
