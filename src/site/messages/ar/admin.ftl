admin-navigation = الإدارة
admin-parts-overview = نظرة عامة
admin-parts-queue = قائمة الانتظار
admin-parts-torrents = التورنتات
admin-parts-blocks = المحظورات
admin-parts-bans = العناوين الممنوعة
admin-parts-publishers = الناشرون
admin-parts-tokens = الرموز
admin-parts-webhooks = Webhook و IRC
admin-parts-audit = سجل التدقيق
admin-parts-settings = الإعدادات
admin-parts-health = حالة الخدمة
admin-none = لا شيء
admin-reason = السبب
admin-reasonHint = يظهر لكل من يفتح العنوان. أما التورنت المخفي فلا يراه إلا مالكه.
admin-published = تاريخ النشر
admin-state = الحالة
admin-token = الرمز { $id }
admin-nameAndToken = { $name } ({ $token })
admin-withoutToken = زائر بلا رمز
admin-moreThan = أكثر من { $count }
admin-keys-select = تحديد الصف أو إلغاء تحديده
admin-keys-act = الانتقال إلى إجراءات الصفوف المحددة
adminAudit-filter = البحث عن تغييرات
adminAudit-action = الإجراء
adminAudit-actionHint = إجراء مثل { $one }، أو بدايته فقط، مثل { $all }
adminAudit-tokenId = رقم الرمز
adminAudit-object = العنصر
adminAudit-objectHint = بصمة، أو { $token }.
adminAudit-find = بحث
adminAudit-list = التغييرات، الأحدث أولًا
adminAudit-nothing = لم يُعثر على تغييرات. أفرغ بعض الحقول لترى المزيد.
adminAudit-when = متى
adminAudit-who = من
adminAudit-what = ماذا
adminAudit-change = التغيير
adminAudit-actions-ban_add = مُنعت عناوين
adminAudit-actions-ban_edit = عُدّل المنع
adminAudit-actions-ban_remove = رُفع المنع
adminAudit-actions-block_add = حُظرت بصمة
adminAudit-actions-block_remove = رُفع حظر بصمة
adminAudit-actions-collection_edit = غُيّرت المجموعة
adminAudit-actions-collection_move = نُقلت مجموعة
adminAudit-actions-feed_key_create = أُنشئ مفتاح خلاصة
adminAudit-actions-feed_key_revoke = أُبطل مفتاح خلاصة
adminAudit-actions-passkey_create = أُنشئ مفتاح مرور
adminAudit-actions-passkey_revoke = أُبطل مفتاح مرور
adminAudit-actions-login_link_create = أُنشئ رابط تسجيل دخول
adminAudit-actions-person_end = فقد شخص دوره لدى المزوّد
adminAudit-actions-person_enter = أُضيف شخص من المزوّد
adminAudit-actions-publisher_remove = أزيلت صفحة ناشر
adminAudit-actions-publisher_verify = تغيّرت علامة ناشر
adminAudit-actions-publisher_write = كُتبت صفحة ناشر
adminAudit-actions-readme_picture = تغيّرت صورة README
adminAudit-actions-readme_remove = أزيل ملف README
adminAudit-actions-readme_write = كُتب ملف README
adminAudit-actions-report_settle = عولج بلاغ
adminAudit-actions-session_create = تسجيل دخول
adminAudit-actions-session_end = انتهت جلسة
adminAudit-actions-token_create = أُنشئ رمز
adminAudit-actions-token_operator = عُيّن رمز المدير من الإعدادات
adminAudit-actions-token_revoke = أُبطل رمز
adminAudit-actions-torrent_damaged = عُثر على ملف مخزن تالف
adminAudit-actions-torrent_edit = عُدّل تورنت
adminAudit-actions-torrent_keep = غُيّرت مدة الحفظ
adminAudit-actions-torrent_publish = نُشر تورنت
adminAudit-actions-torrent_purge = حُذف تورنت نهائيًا
adminAudit-actions-torrent_remove = أُزيل تورنت
adminAudit-actions-torrent_repaired = استُعيد ملف مخزن من نسخة احتياطية
adminAudit-actions-torrent_replace = استُبدل تورنت بأحدث منه
adminAudit-actions-torrent_report = أُبلغ عن تورنت
adminAudit-actions-torrent_restore = استُعيد تورنت
adminAudit-actions-torrent_state = تغيّرت حالة تورنت
adminAudit-actions-torrent_update = حُدّث ملف .torrent
adminAudit-actions-webhook_create = أُضيف Webhook
adminAudit-actions-webhook_edit = غُيّر Webhook
adminAudit-actions-webhook_remove = حُذف Webhook
adminAudit-vias-token = برمز
adminAudit-vias-session = بعد تسجيل الدخول
adminAudit-vias-login_link = برابط تسجيل الدخول
adminAudit-vias-provider = عبر مزوّد
adminAudit-vias-delete_key = بمفتاح الحذف
adminAudit-vias-nothing = بلا رمز
adminAudit-vias-command_line = من سطر الأوامر
adminAudit-vias-server = من الخادم
adminAudit-from = قبل:
adminAudit-to = بعد:
adminAudit-empty = لا شيء
adminAudit-yes = نعم
adminAudit-no = لا
adminAudit-older = تغييرات أقدم
adminAudit-export = تنزيلها كأسطر JSON، الأقدم أولًا
adminBlocks-about = لا يمكن هنا نشر تورنتات لها هذه البصمات.
adminBlocks-add = حظر بصمة
adminBlocks-infohash = بصمة أو رابط مغناطيس
adminBlocks-blocked = البصمة
adminBlocks-reason = السبب
adminBlocks-reasonHint = يظهر لكل من يحاول رفعه.
adminBlocks-submit = حظر
adminBlocks-list = البصمات المحظورة
adminBlocks-nothing = لا توجد بصمات محظورة.
adminBlocks-since = منذ
adminBlocks-by = بواسطة
adminBlocks-action = الإجراء
adminBlocks-remove = رفع الحظر
adminBlocks-more = محظورات أقدم
adminBans-about = لا يمكن النشر أو التغيير أو الإبلاغ من هذه العناوين. تبقى القراءة والتنزيل ممكنين، ويستطيع المشرفون والمديرون فعل كل شيء.
adminBans-add = منع عنوان أو نطاق
adminBans-range = عنوان أو نطاق
adminBans-rangeHint = عنوان واحد مثل { $one }، أو نطاق مثل { $range }.
adminBans-reasonHint = يظهر لكل من يحاول النشر من هناك.
adminBans-expiresHint = ينتهي المنع في هذا اليوم (UTC). إذا تُرك فارغًا: يبقى حتى ترفعه.
adminBans-submit = منع
adminBans-list = العناوين الممنوعة
adminBans-since = منذ
adminBans-nothing = لا توجد عناوين ممنوعة.
adminBans-remove = رفع المنع
adminBans-more = عناوين ممنوعة أقدم
adminHealth-store = المخزن
adminHealth-file = قاعدة البيانات
adminHealth-journal = سجل الكتابة المسبقة
adminHealth-free = مساحة غير مستخدمة في قاعدة البيانات
adminHealth-disk = المساحة الحرة على القرص
adminHealth-schema = المخطط
adminHealth-threads = الخيوط
adminHealth-writer = التغييرات
adminHealth-search = عمليات البحث
adminHealth-threadStates-asleep = متوقف إلى أن يُحتاج إليه
adminHealth-threadStates-running = يعمل
adminHealth-threadStates-failed = تعطل، ويبدأ من جديد مع المهمة التالية
adminHealth-queued =
    { $count ->
        [zero] لا شيء في قائمة الانتظار
        [one] واحد في قائمة الانتظار
        [two] اثنان في قائمة الانتظار
        [few] { $count } في قائمة الانتظار
        [many] { $count } في قائمة الانتظار
       *[other] { $count } في قائمة الانتظار
    }
adminHealth-housekeeping = الصيانة
adminHealth-lastRun = آخر تشغيل
adminHealth-notYet = ليس بعد
adminHealth-isRunning = ما زالت جارية.
adminHealth-purged =
    { $count ->
        [zero] لم يُحذف نهائيًا أي تورنت مزال
        [one] حُذف نهائيًا تورنت مزال واحد
        [two] حُذف نهائيًا تورنتان مزالان
        [few] حُذفت نهائيًا { $count } تورنتات مزالة
        [many] حُذف نهائيًا { $count } تورنتًا مزالًا
       *[other] حُذف نهائيًا { $count } تورنت مزال
    }
adminHealth-check = فحص التلف
adminHealth-checkAbout = يفحص الجداول، ويقارن لبضع ثوانٍ ملفات التورنت بقيم SHA-256 الخاصة بها. ويبدأ كل فحص بملفات أخرى.
adminHealth-checkNow = افحص الآن
adminHealth-lastCheck = آخر فحص
adminHealth-result = النتيجة
adminHealth-noDamage = لم يُعثر على تلف
adminHealth-problems =
    { $count ->
        [zero] لم يُعثر على مشكلات
        [one] عُثر على مشكلة واحدة
        [two] عُثر على مشكلتين
        [few] عُثر على { $count } مشكلات
        [many] عُثر على { $count } مشكلة
       *[other] عُثر على { $count } مشكلة
    }
adminHealth-tables = الجداول المفحوصة
adminHealth-files = ملفات التورنت المفحوصة
adminHealth-of = { $count } من { $all }
adminHealth-took = استغرق { $seconds } ث
adminOverview-inScope = أنت تشرف على { $scope }. وهذه الصفحة لا تعرض إلا ما فيها.
adminOverview-pending = تورنتات بانتظار المراجعة
adminOverview-reports = البلاغات المفتوحة
adminOverview-torrents = التورنتات العامة
adminOverview-contentBytes = محتواها
adminOverview-metainfoBytes = كل ملفات التورنت
adminOverview-databaseBytes = قاعدة البيانات
adminOverview-uploads = الرفع يوميًا في آخر 30 يومًا
adminOverview-uploadsSum =
    { $count ->
        [zero] لا عمليات رفع
        [one] عملية رفع واحدة
        [two] عمليتا رفع
        [few] { $count } عمليات رفع
        [many] { $count } عملية رفع
       *[other] { $count } عملية رفع
    }
adminOverview-downloads = التنزيلات يوميًا في آخر 30 يومًا
adminOverview-downloadsSum =
    { $count ->
        [zero] لا تنزيلات
        [one] تنزيل واحد
        [two] تنزيلان
        [few] { $count } تنزيلات
        [many] { $count } تنزيلًا
       *[other] { $count } تنزيل
    }
adminOverview-downloadCount = التنزيلات
adminOverview-downloadsNote = ملفات التورنت التي نُزّلت كاملة. روابط المغناطيس لا تُحسب.
adminOverview-most = الحد الأعلى { $count } في اليوم
adminOverview-asTable = على شكل جدول
adminOverview-day = اليوم
adminOverview-count = التورنتات
adminOverview-share = النسبة
adminOverview-states = حسب الحالة
adminOverview-sizes = التورنتات العامة حسب الحجم
adminOverview-sizeBelow = أقل من { $size }
adminOverview-sizeBetween = من { $from } إلى { $to }
adminOverview-sizeFrom = { $size } فأكثر
adminOverview-versions = التورنتات العامة حسب الإصدار
adminQueue-reports = البلاغات
adminQueue-noReports = لا توجد بلاغات مفتوحة. يستطيع القراء الإبلاغ عن تورنت من صفحته.
adminQueue-pending = تورنتات بانتظار المراجعة
adminQueue-noPending = لا تورنتات بانتظار المراجعة. ما دام الإعداد { $setting } مفعّلًا، تقبل الملفات المرفوعة أو ترفضها هنا.
adminQueue-kinds-illegal = مخالف للقانون
adminQueue-kinds-copyright = حقوق النشر
adminQueue-kinds-malware = برنامج ضار
adminQueue-kinds-wrong = خاطئ
adminQueue-kinds-spam = إعلان مزعج
adminQueue-kinds-other = سبب آخر
adminQueue-wantsUnlisted = يريد مالكه ألا يُدرج. ويبقى غير مدرج عندما تقبله.
adminQueue-noText = ليس في البلاغ نص.
adminQueue-reportedBy = أبلغ عنه { $who }، { $when }
adminQueue-sentBy = أرسله { $who }، { $when }
adminQueue-dismiss = تجاهل
adminQueue-act = إخفاء أو إزالة
adminQueue-hide = إخفاء
adminQueue-remove = إزالة
adminQueue-approve = قبول
adminQueue-approveUnlisted = قبول دون إدراج
adminQueue-rejectMore = رفض
adminQueue-reject = رفض
adminQueue-moreReports = بلاغات أخرى
adminQueue-morePending = تورنتات أخرى بانتظار المراجعة
adminQueue-many = قبول عدة تورنتات أو رفضها دفعة واحدة
adminQueue-sameAddress = سيكون العنوان نفسه أيضًا لـ { $others }. ويأخذه آخر تورنت تقبله.
adminQueue-done-dismissed = تم تجاهل البلاغ.
adminQueue-done-hidden = تم إخفاء التورنت.
adminQueue-done-removed = تمت إزالة التورنت.
adminQueue-done-approved = تم قبول التورنت.
adminQueue-done-rejected = تم رفض التورنت.
adminSettings-about = الإعدادات التي تستخدمها هذه الخدمة منذ بدئها. لتغيير إعداد، غيّره في مصدره.
adminSettings-setting = الإعداد
adminSettings-value = القيمة
adminSettings-source = المصدر
adminSettings-isSet = معيّن
adminSettings-isNotSet = غير معيّن
adminSettings-sources-code = الشيفرة البرمجية
adminSettings-sources-flag = خيار
adminSettings-sources-environment = البيئة
adminSettings-sources-file = ملف
adminSettings-sources-default = افتراضي
adminTokens-about = الرموز ومفاتيح الخلاصات والأشخاص الذين يسجلون الدخول عبر مزوّد.
adminTokens-withEnded = عرض المُبطَلة والمنتهية أيضًا
adminTokens-withoutEnded = عرض المستخدمة فقط
adminTokens-name = الاسم
adminTokens-kind = النوع
adminTokens-kinds-token = رمز
adminTokens-kinds-feed_key = مفتاح خلاصة
adminTokens-kinds-passkey = مفتاح مرور
adminTokens-kinds-person = شخص
adminTokens-role = الدور
adminTokens-scope = المجموعة
adminTokens-scopeHint = حيث يمكن للرمز إجراء تغييرات وقراءة ما هو خاص: { $one } تعني تلك المجموعة، و{ $below } تشمل كل ما تحتها. فارغ: في كل مكان.
adminTokens-everywhere = في كل مكان
adminTokens-expires = تاريخ الانتهاء
adminTokens-expiresHint = ابتداءً من هذا اليوم (UTC) لا يُقبل الرمز. فارغ: لا ينتهي.
adminTokens-never = لا ينتهي
adminTokens-lastUsed = آخر استخدام
adminTokens-notYet = ليس بعد
adminTokens-published = المنشور
adminTokens-torrentsMax = الحد الأقصى للتورنتات
adminTokens-metainfoBytesMax = الحد الأقصى لحجم كل ملفات التورنت
adminTokens-maxHint = فارغ: بلا حد.
adminTokens-sizeHint = مثل 50 MiB. فارغ: بلا حد.
adminTokens-state = الحالة
adminTokens-inUse = مستخدم
adminTokens-revoked = مُبطَل
adminTokens-expired = منتهٍ
adminTokens-created = تاريخ الإنشاء
adminTokens-subject = الاسم لدى المزوّد
adminTokens-parent = تابع لـ
adminTokens-more = رموز أخرى
adminTokens-create = إنشاء رمز
adminTokens-nameHint = الغرض من الرمز.
adminTokens-newTitle = الرمز الجديد
adminTokens-newToken = هذا هو الرمز { $name }. انسخه الآن: لن يُعرض مرة أخرى.
adminTokens-tryIt = لاستخدامه في الطرفية:
adminTokens-one = الرمز { $name }
adminTokens-link = رابط تسجيل الدخول
adminTokens-linkAbout = يسجل دخول متصفح واحد بهذا الرمز. ويعمل مرة واحدة خلال ساعة.
adminTokens-createLink = إنشاء رابط تسجيل الدخول
adminTokens-newLinkTitle = رابط تسجيل الدخول
adminTokens-newLink = هذا الرابط يسجل دخول متصفح واحد باسم { $name }. ويعمل مرة واحدة خلال ساعة. ولن يُعرض مرة أخرى.
adminTokens-revokeTitle = إبطال هذا الرمز
adminTokens-revokeAbout = ابتداءً من الطلب التالي لا يُقبل الرمز ولا جلساته ولا مفاتيح خلاصاته. ويبقى ما نُشر به.
adminTokens-revokeOwn = سجّلت الدخول بهذا الرمز: سيتم تسجيل خروجك.
adminTokens-revokeSure = نعم، أبطل هذا الرمز
adminTokens-revoke = إبطال
adminTokens-back = كل الرموز
adminTorrents-filter = البحث عن تورنتات
adminTorrents-query = كلمات (اختياري)
adminTorrents-collection = المجموعة
adminTorrents-below = تضمين المجموعات التي تحتها
adminTorrents-category = الفئة
adminTorrents-tag = الوسم
adminTorrents-version = الإصدار
adminTorrents-anyVersion = الكل
adminTorrents-sizeMin = الحجم من
adminTorrents-sizeMax = الحجم إلى
adminTorrents-publishedFrom = نُشر منذ
adminTorrents-publishedBefore = نُشر قبل
adminTorrents-moreFilters = عوامل تصفية أخرى
adminTorrents-find = بحث
adminTorrents-found =
    { $count ->
        [zero] لم يُعثر على تورنتات
        [one] عُثر على تورنت واحد
        [two] عُثر على تورنتين
        [few] عُثر على { $count } تورنتات
        [many] عُثر على { $count } تورنتًا
       *[other] عُثر على { $count } تورنت
    }
adminTorrents-nothing = لم يُعثر على تورنتات. اختر حالة أخرى، أو أفرغ بعض الحقول.
adminTorrents-select = تحديد
adminTorrents-name = الاسم
adminTorrents-size = الحجم
adminTorrents-owner = المالك
adminTorrents-more = تورنتات أخرى
adminTorrents-change = تغيير المحدد
adminTorrents-action = الإجراء
adminTorrents-actions-public = جعلها عامة
adminTorrents-actions-unlisted = جعلها غير مدرجة
adminTorrents-actions-hide = إخفاؤها مع سبب
adminTorrents-actions-remove = إزالتها مع سبب (410)
adminTorrents-actions-remove451 = إزالتها لأسباب قانونية (451)
adminTorrents-actions-restore = استعادتها
adminTorrents-actions-category = تعيين الفئة
adminTorrents-actions-addTag = إضافة وسم
adminTorrents-actions-removeTag = حذف وسم
adminTorrents-actions-move = نقلها إلى مجموعة
adminTorrents-choose = اختر…
adminTorrents-fields-reason = السبب
adminTorrents-fields-category = الفئة (فارغة: بلا فئة)
adminTorrents-fields-tag = الوسم
adminTorrents-fields-collection = المجموعة (/ هي العليا)
adminTorrents-selectAll = تحديد كل ما في هذه الصفحة
adminTorrents-selected = المحدد: { $count } من { $all }
adminTorrents-apply = تغيير المحدد
adminTorrents-applyAll = تغيير كل ما عُثر عليه
adminTorrents-toChange = العودة إلى «الإجراء»
adminTorrents-confirmTitle = تغيير كل ما عُثر عليه؟
adminTorrents-confirm = هذا يغيّر { $count }: { $what }.
adminTorrents-confirmSome = تُغيَّر الأولى الآن: { $count }. ثم يمكنك المتابعة مع البقية.
adminTorrents-everything = لا توجد تصفية: تغيير كل التورنتات
adminTorrents-confirmApply = تغيير
adminTorrents-back = العودة إلى القائمة
adminTorrents-resultTitle = ما تم تغييره
adminTorrents-changed =
    { $count ->
        [zero] لم يتغير أي تورنت
        [one] تم تغيير تورنت واحد
        [two] تم تغيير تورنتين
        [few] تم تغيير { $count } تورنتات
        [many] تم تغيير { $count } تورنتًا
       *[other] تم تغيير { $count } تورنت
    }
adminTorrents-failed =
    { $count ->
        [zero] تم تغيير كل التورنتات
        [one] لم يتغير تورنت واحد
        [two] لم يتغير تورنتان
        [few] لم تتغير { $count } تورنتات
        [many] لم يتغير { $count } تورنتًا
       *[other] لم يتغير { $count } تورنت
    }
adminTorrents-why = السبب
adminTorrents-remaining =
    { $count ->
        [zero] لم يبقَ شيء.
        [one] بقي تورنت واحد تقريبًا.
        [two] بقي تورنتان تقريبًا.
        [few] بقيت { $count } تورنتات تقريبًا.
        [many] بقي { $count } تورنتًا تقريبًا.
       *[other] بقي { $count } تورنت تقريبًا.
    }
adminTorrents-continue = المتابعة معها

## Webhooks and IRC announces.

adminWebhooks-about = تُرسل رسائل عن الأحداث إلى هذه العناوين بالترتيب وموقّعة.
adminWebhooks-url = العنوان
adminWebhooks-urlHint = إلى أين تُرسل الرسائل، مثل { $example }.
adminWebhooks-collection = المجموعة
adminWebhooks-collectionHint = مع كل ما تحتها. فارغ: كل شيء.
adminWebhooks-everything = كل شيء
adminWebhooks-types = الأحداث
adminWebhooks-typesHint = تفصل بينها فواصل: { $types }. فارغ: كلها.
adminWebhooks-audience = ملفات التورنت
adminWebhooks-audiences-public = العامة
adminWebhooks-audiences-all = الكل: غير المدرجة والمنتظرة والمخفية أيضًا
adminWebhooks-state = الحالة
adminWebhooks-states-working = يعمل
adminWebhooks-states-failing = يفشل
adminWebhooks-states-disabled = معطّل
adminWebhooks-nothing = لا يوجد Webhook.
adminWebhooks-add = أضف Webhook
adminWebhooks-newTitle = Webhook الجديد
adminWebhooks-newSecret = تُوقّع رسائله بهذا السر. انسخه الآن: لن يُعرض مرة أخرى.
adminWebhooks-one = Webhook { $id }
adminWebhooks-failingSince = لا يقبل شيئًا منذ
adminWebhooks-nextAttempt = المحاولة التالية
adminWebhooks-reason = السبب
adminWebhooks-edit = تغيير
adminWebhooks-save = حفظ
adminWebhooks-test = أرسل رسالة تجريبية
adminWebhooks-enable = تفعيل
adminWebhooks-disable = تعطيل
adminWebhooks-deliveries = الرسائل
adminWebhooks-noDeliveries = لم يُرسل شيء بعد.
adminWebhooks-message = الرسالة
adminWebhooks-when = متى
adminWebhooks-attempts = المحاولات
adminWebhooks-outcome = النتيجة
adminWebhooks-delivered = سُلّمت
adminWebhooks-action = إجراء
adminWebhooks-redeliver = أرسل مرة أخرى
adminWebhooks-removeTitle = احذف هذا الـ Webhook
adminWebhooks-removeSure = نعم، احذفه مع رسائله
adminWebhooks-remove = حذف
adminWebhooks-back = كل الـ Webhook
adminWebhooks-irc = الإعلانات على IRC
adminWebhooks-ircOff = لا يُعلن عن ملفات التورنت الجديدة: { $setting } غير مضبوط.
adminWebhooks-ircStates-connected = متصل
adminWebhooks-ircStates-connecting = جارٍ الاتصال
adminWebhooks-ircStates-waiting = ينتظر المحاولة التالية
adminWebhooks-ircServer = الخادم
adminWebhooks-ircChannels = القنوات
adminTracker-title = المتعقّب
adminTracker-swarms = الأسراب
adminTracker-entries = قيود النظراء
adminTracker-memory = ذاكرة النظراء
adminTracker-request = الطلب أو السبب
adminTracker-transport = وسيلة النقل
adminTracker-count = العدد منذ بدء التشغيل
adminBackup-title = النسخ الاحتياطية
adminBackup-place = الوجهة
adminBackup-newest = أحدث نسخة احتياطية
adminBackup-none = لا توجد بعد
adminBackup-size = الحجم
adminBackup-state = الحالة
adminBackup-running = يجري إنشاء نسخة احتياطية
adminBackup-failed = آخر فشل:
adminPublished-title = المجلدات المنشورة
adminPublished-folder = المجلد
adminPublished-collection = المجموعة
adminPublished-published = منشور
adminPublished-waiting = بالانتظار
adminPublished-now = الآن
adminPublished-idle = لا عمل
adminPublished-problems = لا يمكن نشره من { $folder }:
adminPublished-more = المزيد: { $count }
adminVerification-title = التحقق من الملفات المخزنة
adminVerification-completed = آخر تحقق كامل
adminVerification-never = لم يحدث بعد
adminVerification-files = الملفات التي فُحصت في هذه الجولة
adminVerification-bytes = البايتات التي فُحصت في هذه الجولة
adminVerification-damaged = الملفات التالفة
adminVerification-repaired = استُعيدت من نسخة احتياطية منذ التشغيل
adminProblems-title = المشكلات
adminProblems-since = منذ
adminProblems-part = يخصّ
adminProblems-severities-not_ready = غير جاهز
adminProblems-severities-stops_writes = يرفض التغييرات
adminProblems-severities-degrades = محدود
adminProblems-what-database_damaged = قاعدة البيانات تالفة.
adminProblems-hint-database_damaged = أوقف الخادم، واستعد نسخة احتياطية، وافحص القرص.
adminProblems-what-database_replaced = حُذفت قاعدة البيانات أو استُبدلت أثناء عمل الخادم.
adminProblems-hint-database_replaced = أعدها إلى مكانها، أو أوقف الخادم واستعد نسخة احتياطية.
adminProblems-what-database_unreadable = تتعذّر قراءة قاعدة البيانات.
adminProblems-hint-database_unreadable = افحص القرص وصلاحيات مجلد البيانات.
adminProblems-what-disk_full = القرص ممتلئ: تُرفض التغييرات.
adminProblems-hint-disk_full = أفرغ بعض المساحة على قرص مجلد البيانات.
adminProblems-what-disk_error = أبلغ القرص عن خطأ: تُرفض التغييرات.
adminProblems-hint-disk_error = افحص القرص وسجل النواة.
adminProblems-what-database_locked = قفل برنامج آخر قاعدة البيانات مدة طويلة: تُرفض التغييرات.
adminProblems-hint-database_locked = ابحث عن البرنامج الذي يفتح قاعدة البيانات وأنهه.
adminProblems-what-folder_read_only = تتعذّر الكتابة في مجلد البيانات: تُرفض التغييرات.
adminProblems-hint-folder_read_only = امنح الخادم صلاحية الكتابة فيه، أو اجعل القرص قابلًا للكتابة.
adminProblems-what-writer_stalled = خيط الكتابة لا يستجيب: تُرفض التغييرات.
adminProblems-hint-writer_stalled = افحص القرص، فالأرجح أنه لا يستجيب.
adminProblems-what-writer_failed = تعطّل خيط الكتابة: يبدأ من جديد مع التغيير التالي.
adminProblems-hint-writer_failed = السبب في السجل. إن استمر ذلك فأعد تشغيل الخادم.
adminProblems-what-disk_low = القرص شبه ممتلئ: تُرفض عمليات الرفع دون رمز.
adminProblems-hint-disk_low = أفرغ بعض المساحة على قرص مجلد البيانات.
adminProblems-what-memory_low = الذاكرة شبه مستنفدة: قد تُرفض الطلبات أو تبطؤ.
adminProblems-hint-memory_low = امنح الخادم ذاكرة أكبر.
adminProblems-what-file_descriptors_low = واصفات الملفات شبه مستنفدة: قد تُغلق اتصالات.
adminProblems-hint-file_descriptors_low = ارفع حدّ الملفات المفتوحة، أو اسمح باتصالات أقل.
adminProblems-what-clock_jumped = ضُبطت الساعة: قد تكون الأوقات منذ ذلك خاطئة.
adminProblems-hint-clock_jumped = افحص ما يضبط ساعة هذا الجهاز.
adminProblems-what-thread_failed = انتهى خيط أو لم يستجب: استُبدل.
adminProblems-hint-thread_failed = السبب في السجل. إن تكرر ذلك فأبلغ عنه.
adminProblems-what-tracker_failed = المتعقّب لا يستجيب.
adminProblems-hint-tracker_failed = السبب في السجل. إن استمر ذلك فأعد تشغيل الخادم.
adminProblems-what-job_failing = عمل دوري يفشل.
adminProblems-hint-job_failing = السبب في السجل. يُعاد تلقائيًا.
adminProblems-what-backup_failed = فشل آخر نسخ احتياطي.
adminProblems-hint-backup_failed = افحص مكان النسخ الاحتياطية. تُعاد المحاولة كل 15 دقيقة.
adminProblems-what-files_damaged = ملفات مخزّنة تالفة: يُرفض تنزيلها.
adminProblems-hint-files_damaged = استعدها من نسخة احتياطية، أو ارفعها من جديد، وافحص القرص.
