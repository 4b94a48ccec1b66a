torrent-magnet = رابط المغناطيس
torrent-download = تنزيل ملف التورنت
torrent-withSources = في هذا الملف أيضًا متعقّبات وبذور ويب لهذا الموقع. { $original } كما رُفع تمامًا.
torrent-original = الملف الأصلي
torrent-exact = هذا الملف كما رُفع تمامًا. وفي الرابط المغناطيسي أيضًا متعقّبات وبذور ويب لهذا الموقع.
torrent-files = الملفات
torrent-superseded = استُبدل هذا التورنت بأحدث منه.
torrent-supersededKept = ويبقى محفوظًا هنا تحت بصمته.
torrent-supersededBy = التورنت الأحدث هو { $newer }.
torrent-warnings = تحذيرات
torrent-compatibility = يعمل هذا التورنت، لكن بعض البرامج قد تواجه مشكلات مع ما يلي
torrent-warningsCaption = نتائج فحص هذا التورنت
torrent-card = التنزيل والمعلومات
torrent-details = التفاصيل
facts-name = الاسم
facts-size = الحجم
facts-downloads = التنزيلات
facts-seeders = البذّارون
facts-leechers = المنزّلون
facts-countedBy = حسب عدّ
facts-completed = التنزيلات المكتملة
facts-files = الملفات
facts-pieces = القطع
facts-version = الإصدار
facts-versions-v1 = v1 (BitTorrent، SHA-1)
facts-versions-v2 = v2 (BitTorrent v2، SHA-256)
facts-versions-hybrid = هجين (v1 و v2 معًا)
facts-infohashV1 = البصمة v1
facts-infohashV2 = البصمة v2
facts-private = خاص
facts-privateYes = نعم: لا تجد البرامج النظراء إلا عبر متعقّباته
facts-comment = تعليق
facts-created = تاريخ الإنشاء
facts-createdBy = أُنشئ ببرنامج
facts-source = المصدر
facts-publisher = الناشر
facts-publisherUrl = عنوان الناشر
facts-updateUrl = التحديثات في
facts-ssl = النظراء يثبتون هويتهم
facts-sslYes = نعم: بالشهادات (تورنت SSL)
facts-similar = يشترك في ملفات مع
facts-collections = ينتمي إلى
facts-encoding = ترميز النص
facts-unknownKeys = مفاتيح غير معروفة
facts-signedBy = موقَّع من
facts-signatures-valid = التوقيع يطابق الشهادة التي في التورنت
facts-signatures-invalid = التوقيع لا يطابق
facts-signatures-unknown = الشهادة ليست في التورنت
facts-category = الفئة
facts-tags = الوسوم
facts-licence = الرخصة
facts-published = تاريخ النشر
facts-updated = آخر تحديث
facts-address = العنوان
facts-file = ملف التورنت
facts-fileSha256 = SHA-256 للملف
facts-originalSha256 = SHA-256 للملف الأصلي
facts-technical = تفاصيل تقنية
facts-publishedBy = { $ago } بواسطة { $publisher }
sources-trackers = المتعقّبات
sources-noTrackers = لا شيء: يُعثر على النظراء عبر جدول التجزئة الموزّع (DHT).
sources-tier = المستوى { $number }
sources-webSeeds = بذور الويب
sources-offered = يقدّمها هذا الموقع
sources-seedOutcomes-reachable = متاحة
sources-seedOutcomes-no_ranges = تجيب ولكن ليس بأجزاء من الملفات: لا تستطيع البرامج استخدامها
sources-seedOutcomes-wrong_content = محتواها مختلف
sources-seedOutcomes-wrong_size = فيها ملف بطول آخر
sources-seedOutcomes-not_found = ليس فيها هذا الملف
sources-seedOutcomes-forbidden_address = تؤدي إلى عنوان لا يُسمح بسؤاله
sources-seedOutcomes-unreachable = لا تجيب
sources-seedTested = { $result } ({ $ago })
sources-nodes = عقد DHT
sources-moreTiers =
    { $count ->
        [zero] ولا مستويات أخرى في ملف التورنت.
        [one] ومستوى آخر في ملف التورنت.
        [two] ومستويان آخران في ملف التورنت.
        [few] و{ $count } مستويات أخرى في ملف التورنت.
        [many] و{ $count } مستوى آخر في ملف التورنت.
       *[other] و{ $count } مستوى آخر في ملف التورنت.
    }
sources-moreAddresses =
    { $count ->
        [zero] ولا عناوين أخرى في ملف التورنت.
        [one] وعنوان آخر في ملف التورنت.
        [two] وعنوانان آخران في ملف التورنت.
        [few] و{ $count } عناوين أخرى في ملف التورنت.
        [many] و{ $count } عنوانًا آخر في ملف التورنت.
       *[other] و{ $count } عنوان آخر في ملف التورنت.
    }
sources-notInMagnet =
    { $count ->
        [zero] رابط المغناطيس لا يحذف أي عنوان.
        [one] رابط المغناطيس يحذف عنوانًا واحدًا لأنه لا يعمل أو يجعل الرابط طويلًا جدًا. وهو موجود في ملف التورنت.
        [two] رابط المغناطيس يحذف عنوانين لأنهما لا يعملان أو يجعلان الرابط طويلًا جدًا. وهما موجودان في ملف التورنت.
        [few] رابط المغناطيس يحذف { $count } عناوين لأنها لا تعمل أو تجعل الرابط طويلًا جدًا. وهي موجودة في ملف التورنت.
        [many] رابط المغناطيس يحذف { $count } عنوانًا لأنها لا تعمل أو تجعل الرابط طويلًا جدًا. وهي موجودة في ملف التورنت.
       *[other] رابط المغناطيس يحذف { $count } عنوان لأنها لا تعمل أو تجعل الرابط طويلًا جدًا. وهي موجودة في ملف التورنت.
    }
sources-masked = حيث ترى ••• أُخفي مفتاح مرور. ومفتاح المرور يعرّف المتعقّب بالمستخدم.
sources-maskedInMagnet = لا يتضمن رابط المغناطيس العناوين التي فيها مفتاح مرور.
fileTree-executable = قابل للتنفيذ
fileTree-hidden = مخفي
fileTree-pointsTo = يشير إلى { $target }
fileTree-notShown =
    { $count ->
        [zero] لا ملفات أخرى غير معروضة هنا.
        [one] ملف آخر غير معروض هنا.
        [two] ملفان آخران غير معروضين هنا.
        [few] { $count } ملفات أخرى غير معروضة هنا.
        [many] { $count } ملفًا آخر غير معروض هنا.
       *[other] { $count } ملف آخر غير معروض هنا.
    }
edit-title = تعديل { $torrent }
edit-heading = تعديل { $torrent }
edit-name = العنوان
edit-nameHint = يُعرض بدل الاسم الموجود في التورنت.
edit-description = الوصف
edit-descriptionHint = بصيغة Markdown: { $mark }. يُعرض HTML كنص، وتصبح صور المواقع الأخرى روابط.
edit-category = الفئة
edit-categoryHint = اسم قصير بلا فواصل ولا شرطات مائلة.
edit-tags = الوسوم
edit-tagsHint = تفصل بينها فواصل.
edit-licence = الرخصة
edit-licenceHint = معرّف SPDX، مثل { $example }، أو بكلماتك.
edit-path = المسار
edit-collection = المجموعة
edit-fileName = اسم الملف
edit-fileNameHint = ينتهي بـ { $ending }.
edit-visibility = من يمكنه رؤيته
edit-states-public = الجميع، في القوائم
edit-states-unlisted = كل من يعرف عنوانه
edit-states-hidden = مالكه والمشرفون فقط
edit-stateReason = سبب الإخفاء
edit-stateReasonHint = يظهر لمالكه.
edit-save = حفظ
edit-preview = معاينة الوصف
edit-previewed = معاينة الوصف
edit-descriptionEmpty = الوصف فارغ.
edit-notSaved = لم يُحفظ
edit-wrongFields =
    { $count ->
        [zero] كل الحقول صالحة.
        [one] حقل واحد غير صالح.
        [two] حقلان غير صالحين.
        [few] { $count } حقول غير صالحة.
        [many] { $count } حقلًا غير صالح.
       *[other] { $count } حقل غير صالح.
    }
edit-changed = تغيّر هذا التورنت منذ أن فتحت النموذج
edit-changedHint = ما كتبته موجود أدناه. احفظ مرة أخرى لاستبدال القيم الحالية:
edit-empty = لا شيء
fileFilter-label = تصفية بالاسم
fileFilter-found =
    { $count ->
        [zero] لا نتائج
        [one] نتيجة واحدة
        [two] نتيجتان
        [few] { $count } نتائج
        [many] { $count } نتيجة
       *[other] { $count } نتيجة
    }
fileList-title = ملفات { $torrent }
fileList-heading = ملفات { $torrent }
fileList-all = كل الملفات صفحة بعد صفحة
fileList-shown = الملفات من { $first } إلى { $last } من أصل { $all }
fileList-path = المسار
fileList-size = الحجم
fileList-pages = الصفحات
fileList-previous = الملفات السابقة
fileList-next = الملفات التالية
manage-title = بشأن هذا التورنت
manage-edit = تعديل
manage-replace = رفع إصدار أحدث
manage-delete = حذف
manage-report = إبلاغ
manage-change = تغيير هذا التورنت
removal-title = حذف { $torrent }
removal-heading = هل تريد حذف { $torrent }؟
removal-about =
    { $count ->
        [zero] يُزال من كل القوائم ولا يُقدَّم بعد ذلك، ولا تمكن استعادته.
        [one] يُزال من كل القوائم ولا يُقدَّم بعد ذلك. تمكن استعادته خلال يوم واحد.
        [two] يُزال من كل القوائم ولا يُقدَّم بعد ذلك. تمكن استعادته خلال يومين.
        [few] يُزال من كل القوائم ولا يُقدَّم بعد ذلك. تمكن استعادته خلال { $count } أيام.
        [many] يُزال من كل القوائم ولا يُقدَّم بعد ذلك. تمكن استعادته خلال { $count } يومًا.
       *[other] يُزال من كل القوائم ولا يُقدَّم بعد ذلك. تمكن استعادته خلال { $count } يوم.
    }
removal-reason = السبب
removal-reasonHint = يظهر لكل من يفتح عنوانه.
removal-status = الجواب في عنوانه
removal-statuses-410 = أُزيل (410)
removal-statuses-451 = أُزيل لأسباب قانونية (451)
removal-block = حظره، حتى لا يُنشر مرة أخرى. وهذا يتطلب سببًا.
removal-submit = حذف
removal-cancel = الإبقاء عليه
removal-removedTitle = حُذف
removal-removed = حُذف { $torrent }
removal-removedAt = في { $moment }.
removal-restorable = تمكن استعادته حتى { $moment }.
removal-notByYou = يمكن لأحد المشرفين استعادته.
removal-notByYouLegal = يمكن لمشرف على كل المجموعات استعادته.
removal-undo = استعادته
removal-occupiedBy = لتورنت آخر الآن عنوانه: { $other }.
removal-occupiedHint = انقل الآخر أو احذفه، ثم استعد هذا.
removal-occupiedAsk = يمكن لأحد المشرفين نقل الآخر أو حذفه، وعندها تمكن استعادة هذا.
removal-moveOther = نقل الآخر
removal-deleteOther = حذف الآخر
replace-title = إصدار أحدث من { $torrent }
replace-heading = إصدار أحدث من { $torrent }
replace-about = يأخذ التورنت الجديد العنوان { $path }. ويخرج هذا التورنت من القوائم ويبقى متاحًا ببصمته.
replace-file = ملف التورنت
replace-fileHint = ملف التورنت للإصدار الأحدث؛ اسمه لا يهم.
replace-submit = رفع
report-title = إبلاغ عن { $torrent }
report-heading = إبلاغ عن { $torrent }
report-about = سيقرأ مشرفو هذه الخدمة بلاغك.
report-kind = ما المشكلة فيه
report-kinds-illegal = غير قانوني
report-kinds-copyright = ينتهك حقوق النشر
report-kinds-malware = برنامج ضار
report-kinds-wrong = ليس ما يقوله اسمه
report-kinds-spam = إعلان
report-kinds-other = شيء آخر
report-text = تفاصيل أخرى
report-textHint = ما يساعد المشرف على اتخاذ القرار. حتى 2,000 حرف.
report-submit = إبلاغ
report-thanksTitle = تم الإبلاغ
report-thanks = شكرًا لك. سينظر فيه أحد المشرفين.
report-back = العودة إلى التورنت
share-title = طرق الحصول عليه
share-qr = رمز QR لرابط المغناطيس
share-qrHint = لبرنامج تورنت على جهاز آخر
share-qrHintWithoutAddresses = لبرنامج تورنت على جهاز آخر، من دون المتعقّبات وبذور الويب
share-summary = { $size }، { $files }
share-file = ملف التورنت
share-verify = التحقق منه
share-magnetAndQr = رابط المغناطيس ورمز QR
share-privateHint = هذا التورنت خاص، فاستخدم ملف التورنت. قليل من البرامج يستطيع تحميله من رابط المغناطيس.
stateNote-pending = هذا التورنت بانتظار المراجعة.
stateNote-hidden = أخفى أحد المشرفين هذا التورنت.
stateNote-onlySeenBy = لا يمكن أن يراه إلا مالكه والمشرفون.
stateNote-unlisted = هذا التورنت غير مدرج.
stateNote-unlistedHint = ليس في أي قائمة. ويمكن أن يراه كل من يعرف عنوانه.
stateNote-reason = السبب: { $reason }
stateNote-replaces = إذا قُبل استُبدل به { $other }.
stateNote-publish = نشر
stateNote-publishUnlisted = نشره غير مدرج
versions-title = الإصدارات
versions-newest = الأحدث
versions-all = كل الإصدارات
cite-title = الاقتباس والتضمين
cite-badge = شارة
cite-cite = اقتباس
cite-feed = خلاصة المجموعة
cite-markdown = الشارة بصيغة Markdown
cite-html = الشارة بصيغة HTML
keep-expires = تاريخ الانتهاء
keep-expiresHint = يُزال حينها، ويمكن التراجع عن ذلك. وقت بتوقيت UTC مثل 2030-01-31T12:00:00Z، أو مدة مثل { $example }. فارغ: لا ينتهي.
keep-pinned = مثبّت
keep-pinnedNo = لا
keep-pinnedYes = نعم: يبقى حتى يُحذف
tracker-download = التنزيل مع متعقّبنا
tracker-about = يُعاد كتابة هذا الملف عند التنزيل، فيأتي متعقّبنا فيه أولًا. أما المحتوى فهو نفسه.
tracker-withPasskey = يُعاد كتابة هذا الملف لك، ففيه متعقّبنا ومفتاح مرورك. فلا تعطه لغيرك.
tracker-signIn = لا يسمح متعقّبنا بدخول سرب هذا التورنت إلا للبرامج التي لديها مفتاح مرور. سجّل الدخول لتنزيل ملف فيه مفتاحك.
tracker-history = النظراء في آخر 30 يومًا
tracker-most = أكثر عدد من البذّارين: { $most }
