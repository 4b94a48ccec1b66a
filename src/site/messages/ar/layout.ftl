common-bytes =
    { $count ->
        [zero] { $count } بايت
        [one] بايت واحد
        [two] بايتان
        [few] { $count } بايتات
        [many] { $count } بايتًا
       *[other] { $count } بايت
    }
common-files =
    { $count ->
        [zero] لا ملفات
        [one] ملف واحد
        [two] ملفان
        [few] { $count } ملفات
        [many] { $count } ملفًا
       *[other] { $count } ملف
    }
common-torrents =
    { $count ->
        [zero] لا تورنتات
        [one] تورنت واحد
        [two] تورنتان
        [few] { $count } تورنتات
        [many] { $count } تورنتًا
       *[other] { $count } تورنت
    }
common-byteUnit = B
common-momentUtc = { $moment } بالتوقيت العالمي
common-unknown = غير معروف
common-unseenName = (اسم غير مرئي)
common-private = خاص
common-breadcrumbs = أنت هنا
common-allTorrents = كل التورنتات
common-seeNewest = عرض أحدث التورنتات
common-uploadTorrent = رفع تورنت
common-sizeInFiles =
    { $count ->
        [zero] { $size }، لا ملفات
        [one] { $size }، ملف واحد
        [two] { $size }، ملفان
        [few] { $size }، { $count } ملفات
        [many] { $size }، { $count } ملفًا
       *[other] { $size }، { $count } ملف
    }
common-sizeTimes = { $pieces } بحجم { $size } لكل قطعة
common-pieces =
    { $count ->
        [zero] لا قطع
        [one] قطعة واحدة
        [two] قطعتان
        [few] { $count } قطع
        [many] { $count } قطعة
       *[other] { $count } قطعة
    }
common-both = { $one }، { $other }
common-atByte = البايت { $offset }
layout-skip = تخطَّ إلى المحتوى
layout-search = بحث
layout-searchLabel = البحث بالاسم أو البصمة
layout-main = القائمة الرئيسية
layout-newest = الأحدث
layout-upload = رفع
layout-signIn = تسجيل الدخول
layout-yourAccount = حسابك:
layout-moderation = الإشراف
layout-admin = الإدارة
layout-about = يخزّن { $service } ملفات التورنت ويقدّمها كما نُشرت، بايتًا ببايت.
layout-language = اللغة
layout-changeLanguage = تغيير
keys-title = اختصارات لوحة المفاتيح
keys-search = البحث
keys-step = التورنت التالي والسابق
keys-open = فتح التورنت
keys-download = تنزيل ملفه
keys-magnet = فتح رابط المغناطيس
keys-upload = رفع
keys-help = عرض هذه الاختصارات
keys-on = استخدام اختصارات المفتاح الواحد
keys-close = إغلاق
copying-copy = نسخ
copying-copied = تم النسخ.
copying-notCopied = لم يتم النسخ. إذا كان النص محددًا فاضغط Ctrl+C.
