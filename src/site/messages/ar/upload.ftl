upload-title = رفع
upload-titleDone = تم الرفع
upload-titlePartly = تم الرفع جزئيًا
upload-titleRefused = لم يتم الرفع
upload-heading = رفع التورنتات
upload-about = ارفع ملفات التورنت: يُفحص كل ملف ويُنشر على حدة.
upload-collection = المجموعة
upload-collectionHint = مثل { $example }
upload-token = الرمز
upload-tokenHint = من المشغّل
upload-files = ملفات التورنت
upload-filesHint = ملف واحد أو أكثر، كل ملف حتى { $size }.
upload-file = الملف
upload-fileSize = حجم الملف
upload-result = النتيجة
upload-submit = رفع
upload-checkOnly = فحص فقط
upload-terminal = من الطرفية
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
upload-outcomes-created = نُشر
upload-outcomes-replaced = استُبدل به الإصدار الأقدم
upload-outcomes-updated = حُدّث
upload-outcomes-unchanged = لا تغيير
upload-elsewhere = التورنت نفسه منشور من قبل في { $path }. يبقى هناك، وليس في المجموعة التي اخترتها.
upload-movedAway = نُقلت هذه المجموعة إلى { $path }. وبهذا التورنت أصبحت موجودة من جديد إلى جانبها.
upload-inherited = يحتفظ بهذه الحقول من التورنت الذي استُبدل به: { $fields }
upload-refused = رُفض
upload-unnamedFile = ملف بلا اسم
upload-deleteKey = احتفظ <link>بهذا العنوان</link>: فهو سبيلك الوحيد لحذف التورنت، ولن يُعرض مرة أخرى.
upload-deleteAddress = عنوان الحذف
upload-compatibility = قد تواجه بعض البرامج مشكلات مع هذا:
upload-warnings = تحذيرات
drop-hint = أفلت ملف التورنت في أي مكان
drop-intoForm = يمكنك أيضًا إفلات الملفات أو المجلدات في أي مكان من هذه الصفحة، أو لصقها. تُفحص هنا قبل إرسال أي شيء.
drop-checking = تجري قراءة الملف …
drop-refused = هذا الملف ليس تورنتًا يمكن نشره.
drop-notChecked = تعذّرت قراءة الملف.
drop-leftOut = ملفات في المجلد لم تؤخذ لأنها ليست ملفات تورنت أو تتعذر قراءتها: { $count }
drop-cut = قُرئت أول { $entriesMax } من الملفات والمجلدات فقط. أفلت البقية على حدة.
drop-nothing = لا يوجد ملف تورنت في هذا المجلد.
uploadFields-more = حقول أخرى
uploadFields-moreHint = كل الحقول اختيارية. والتورنت الموجود هنا يحتفظ بالحقول التي تتركها فارغة.
uploadFields-categoryHint = اسم قصير
uploadFields-tagsHint = تفصل بينها فواصل
uploadFields-titleHint = يُعرض بدل الاسم الموجود في التورنت. لملف واحد فقط.
uploadFields-descriptionHint = بصيغة Markdown، حتى { $charactersMax } حرف. يمكن إطالته بتعديل التورنت.
uploadFields-chooseAgain = ما كتبته باقٍ في النموذج. اختر الملفات مرة أخرى.
uploadFields-keptFiles = الملفات
uploadFields-keptFilesHint = حُفظت الملفات. لا حاجة إلى اختيارها مرة أخرى.
uploadFields-tooLargeToKeep =
    { $count ->
        [zero] لا ملفات أكبر من أن تُحفظ.
        [one] ملف واحد أكبر من أن يُحفظ. اختره مرة أخرى لنشره:
        [two] ملفان أكبر من أن يُحفظا. اخترهما مرة أخرى لنشرهما:
        [few] { $count } ملفات أكبر من أن تُحفظ. اخترها مرة أخرى لنشرها:
        [many] { $count } ملفًا أكبر من أن تُحفظ. اخترها مرة أخرى لنشرها:
       *[other] { $count } ملف أكبر من أن تُحفظ. اخترها مرة أخرى لنشرها:
    }
uploadFields-publishAccepted = نشر الملفات المقبولة
uploadFields-checkOthers = فحص ملفات أخرى
uploadFields-chooseOthers = اختيار ملفات أخرى
uploadFields-uploadMore = رفع تورنتات أخرى
uploading-heading = ملفات للرفع
uploading-title = العنوان
uploading-edit = تعديل
uploading-details = التفاصيل
uploading-actions = الإجراءات
uploading-states-checking = جارٍ الفحص …
uploading-states-ready = جاهز
uploading-states-unchecked = جاهز، لم يُفحص هنا
uploading-states-waiting = في الانتظار
uploading-states-sending = جارٍ الرفع …
uploading-states-paused = عدد كبير في وقت واحد: يستمر بعد { $seconds } ث
uploading-states-pending = بانتظار المراجعة
uploading-states-here = موجود هنا من قبل
uploading-states-hereOtherwise = موجود هنا من قبل: ستتغيّر متعقّباته أو ملاحظاته
uploading-states-hereFields = موجود هنا من قبل: ستتغيّر حقوله
uploading-states-refused = غير صالح
uploading-states-cancelled = أُلغي
uploading-keepsFields = لا يُرفع مرة أخرى ويحتفظ بحقوله. <link>عدّلها هناك</link>
uploading-why-sameName = ملف آخر في هذه القائمة يحمل الاسم نفسه، وسيحل أحدهما محل الآخر. أزل أحدهما.
uploading-why-twice = التورنت نفسه موجود في هذه القائمة.
uploading-why-tooLarge = الملف أكبر من { $size }، وهو الحد هنا.
uploading-why-noAnswer = تعذّر الوصول إلى الخادم. حاول مرة أخرى.
uploading-why-changed = تغيّر الملف على القرص منذ اختياره، أو لم تعد قراءته ممكنة. اختره مرة أخرى.
uploading-why-gone = لم يعد الملف في مكانه على القرص حيث اختير. اختره مرة أخرى.
uploading-progress = التقدم
uploading-speed = { $size }/ث
uploading-location = موجود في { $link }.
uploading-cancel = إلغاء
uploading-retry = المحاولة مرة أخرى
uploading-remove = إزالة
uploading-removeRefused = إزالة هذه
uploading-addMore = إضافة ملفات أخرى
uploading-problems = المشكلات
uploading-published = نُشر: { $count }
uploading-review = بانتظار المراجعة: { $count }
uploading-here = موجود من قبل: { $count }
uploading-refused = لم يُرفع: { $count }
uploading-sending = يُرفع: { $count }
uploading-checking = يُفحص: { $count }
uploading-checked = فُحص: { $count }
uploading-ready = جاهز: { $count }
uploading-invalid = غير صالح: { $count }
uploading-invalidNames = غير صالح: { $count } ({ $names })
uploadSignIn-heading = سجّل الدخول للمتابعة
uploadSignIn-about = لم يُفقد شيء: الملفات التي لم تُرفع بعد وكل ما كتبته باقية في هذه الصفحة.
uploadSignIn-still = لم تسجّل الدخول بعد. اكتب رمزًا أو سجّل الدخول في علامة تبويب جديدة، ثم تابع.
uploadSignIn-continue = متابعة
uploadSignIn-newTab = تسجيل الدخول في علامة تبويب جديدة
pictures-title = صور { $name }
pictures-heading = الصور
pictures-about = { $formats }، حتى { $size } لكل منها؛ { $count } على الأكثر لكل نص. تُصغَّر للصفحة، ويُحذف ما تسجله الكاميرا، مثل المكان.
pictures-use = اكتب هذا في النص حيث تريد أن تظهر:
pictures-none = لا توجد صور بعد.
pictures-choose = اختر صورًا
pictures-chooseHint = يعرض الوصف صورة حيث تكتب { $example }.
pictures-add = أضف
pictures-remove = أزِل
pictures-back = العودة إلى النموذج
pictures-manage = أضف صورًا أو أزِلها
pictures-drop = يمكنك أيضًا إفلات الصور أو لصقها في النص.
pictures-sending = يجري إرسال الصورة…
pictures-failed = تعذّر إرسال الصورة.
uploadRules-heading = قواعد الرفع إلى { $collection }
uploadRules-tracker = أحد متعقّباتها على الأقل من هذه: { $trackers }
uploadRules-version = إصدارها أحد هذه: { $versions }
uploadRules-size = لا يتجاوز محتواها { $size }.
uploadRules-files =
    { $count ->
        [zero] لا ملفات فيها.
        [one] فيها ملف واحد على الأكثر.
        [two] فيها ملفان على الأكثر.
        [few] فيها { $count } ملفات على الأكثر.
        [many] فيها { $count } ملفًا على الأكثر.
       *[other] فيها { $count } ملف على الأكثر.
    }
