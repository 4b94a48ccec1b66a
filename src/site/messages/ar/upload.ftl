upload-title = رفع
upload-titleDone = تم الرفع
upload-titlePartly = تم الرفع جزئيًا
upload-titleRefused = لم يتم الرفع
upload-heading = رفع التورنتات
upload-collection = المجموعة
upload-collectionHint = مجلد للتورنتات، مثل { $example }. اتركه فارغًا للنشر من دونه.
upload-token = الرمز
upload-tokenHint = ما أعطاك إياه مشغّل هذه الخدمة للنشر.
upload-files = ملفات التورنت
upload-filesHint = ملف تورنت واحد أو أكثر؛ يُفحص كل ملف ويُنشر على حدة.
upload-submit = رفع
upload-checkOnly = فحص فقط
upload-terminal = من سطر الأوامر
upload-terminalAnswer = الجواب هو عنوان التورنت المنشور.
upload-terminalToken = ضع رمزك مكان TOKEN.
upload-severalAtOnce = عدة ملفات معًا:
upload-publishedCount =
    { $count ->
        [zero] لم يُنشر أي تورنت
        [one] نُشر تورنت واحد
        [two] نُشر تورنتان
        [few] نُشرت { $count } تورنتات
        [many] نُشر { $count } تورنتًا
       *[other] نُشر { $count } تورنت
    }
upload-unchangedCount =
    { $count ->
        [zero] لم يكن أي تورنت منشورًا من قبل
        [one] كان تورنت واحد منشورًا من قبل
        [two] كان تورنتان منشورين من قبل
        [few] كانت { $count } تورنتات منشورة من قبل
        [many] كان { $count } تورنتًا منشورًا من قبل
       *[other] كان { $count } تورنت منشورًا من قبل
    }
upload-refusedCount =
    { $count ->
        [zero] لم يُرفض أي ملف
        [one] رُفض ملف واحد
        [two] رُفض ملفان
        [few] رُفضت { $count } ملفات
        [many] رُفض { $count } ملفًا
       *[other] رُفض { $count } ملف
    }
upload-outcomes-created = نُشر:
upload-outcomes-replaced = حلّ محل الإصدار الأقدم:
upload-outcomes-updated = حُدّث:
upload-outcomes-unchanged = لا تغيير:
upload-elsewhere = التورنت نفسه منشور من قبل في { $path }. يبقى هناك، وليس في المجموعة التي اخترتها.
upload-refused = رُفض:
upload-fromFile = من { $file }
upload-unnamedFile = ملف بلا اسم
upload-deleteKey = احتفظ <link>بهذا العنوان</link>: فهو سبيلك الوحيد لحذف التورنت، ولن يُعرض مرة أخرى.
upload-deleteAddress = عنوان الحذف
upload-compatibility = قد تتعثر بعض البرامج بما يلي:
upload-warnings = تحذيرات
drop-hint = أفلت ملف التورنت في أي مكان
drop-intoForm = يمكن أيضًا إفلات الملفات أو لصقها في أي مكان من هذه الصفحة.
drop-checking = تجري قراءة الملف …
drop-refused = هذا الملف ليس تورنتًا يمكن نشره.
drop-notChecked = تعذّرت قراءة الملف.
drop-leftOut = ملفات في المجلد لم تؤخذ لأنها ليست ملفات تورنت أو تتعذر قراءتها: { $count }
drop-cut = لم يُنظر إلا في أول { $entriesMax } من الملفات والمجلدات. أفلت البقية على حدة.
drop-nothing = لا يوجد ملف تورنت في هذا المجلد.
uploadFields-more = المزيد عن التورنتات
uploadFields-moreHint = كل ذلك اختياري. التورنت الموجود هنا يحتفظ بالحقول التي تتركها فارغة.
uploadFields-titleHint = يُعرض بدل الاسم الموجود في التورنت. لملف واحد فقط.
uploadFields-descriptionHint = بصيغة Markdown، حتى { $charactersMax } حرف. يمكن إطالته بتعديل التورنت.
uploadFields-chooseAgain = ما كتبته باقٍ في النموذج. اختر الملفات مرة أخرى.
uploadFields-keptFiles = الملفات
uploadFields-keptFilesHint = حُفظت، ولا حاجة إلى اختيارها مرة أخرى.
uploadFields-tooLargeToKeep =
    { $count ->
        [zero] لا ملفات أكبر من أن تُحفظ.
        [one] ملف واحد أكبر من أن يُحفظ. اختره مرة أخرى لنشره:
        [two] ملفان أكبر من أن يُحفظا. اخترهما مرة أخرى لنشرهما:
        [few] { $count } ملفات أكبر من أن تُحفظ. اخترها مرة أخرى لنشرها:
        [many] { $count } ملفًا أكبر من أن تُحفظ. اخترها مرة أخرى لنشرها:
       *[other] { $count } ملف أكبر من أن تُحفظ. اخترها مرة أخرى لنشرها:
    }
uploadFields-publish = نشر
uploadFields-publishAccepted = نشر ما قُبل
uploadFields-checkOthers = فحص ملفات أخرى
uploadFields-chooseOthers = اختيار ملفات أخرى
uploadFields-uploadMore = رفع تورنتات أخرى
uploading-heading = ملفات للرفع
uploading-title = العنوان
uploading-titleHint = يُعرض بدل الاسم الموجود في التورنت.
uploading-states-checking = جارٍ الفحص …
uploading-states-ready = سليم وجاهز للرفع.
uploading-states-unchecked = جاهز للرفع. تعذّر فحصه هنا؛ سيفحصه الخادم.
uploading-states-waiting = ينتظر دوره.
uploading-states-sending = جارٍ الرفع …
uploading-states-paused = عدد كبير في وقت واحد. يستمر بعد { $seconds } ث.
uploading-states-published = نُشر:
uploading-states-upToDate = لا تغيير:
uploading-states-pending = ينتظر أحد المشرفين:
uploading-states-here = موجود هنا من قبل كما هو:
uploading-states-hereOtherwise = موجود هنا من قبل بمتعقّبات أو ملاحظات أخرى:
uploading-states-refused = رُفض: ليس تورنتًا سليمًا.
uploading-states-sameName = لم يُرفع: ملف آخر في هذه القائمة يحمل الاسم نفسه، وسيحل أحدهما محل الآخر.
uploading-states-twice = لم يُرفع: التورنت نفسه موجود في هذه القائمة.
uploading-states-failed = لم يُرفع.
uploading-states-noAnswer = لم يُرفع: تعذّر الوصول إلى الخادم.
uploading-states-cancelled = أُلغي.
uploading-states-changed = لم يُرفع: تغيّر الملف على القرص منذ اختياره، أو لم تعد قراءته ممكنة. اختره مرة أخرى.
uploading-states-gone = لم يُرفع: لم يعد الملف في مكانه على القرص حيث اختير. اختره مرة أخرى.
uploading-tooLarge = لم يُرفع: إنه أكبر من { $size }، وهو أكثر ما يُقبل هنا.
uploading-progress = التقدم
uploading-speed = { $size }/ث
uploading-location = موجود في { $link }.
uploading-cancel = إلغاء
uploading-retry = المحاولة مرة أخرى
uploading-remove = إزالة من القائمة
uploading-addMore = إضافة ملفات أخرى
uploading-problems = المشكلات
uploading-published = نُشر: { $count }
uploading-review = ينتظر أحد المشرفين: { $count }
uploading-here = موجود من قبل: { $count }
uploading-refused = لم يُرفع: { $count }
uploading-left = للرفع: { $count }
uploading-checked = الملفات التي فُحصت: { $count }
uploading-ready = جاهزة: { $count }
uploading-invalid = غير سليمة: { $count } ({ $names })
uploadSignIn-heading = سجّل الدخول للمتابعة
uploadSignIn-about = لم يُفقد شيء: الملفات التي لم تُرفع بعد وكل ما كتبته باقية في هذه الصفحة.
uploadSignIn-still = لم تسجّل الدخول بعد. اكتب رمزًا أو سجّل الدخول في علامة تبويب جديدة، ثم تابع.
uploadSignIn-continue = متابعة
uploadSignIn-newTab = تسجيل الدخول في علامة تبويب جديدة
