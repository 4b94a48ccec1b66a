guide-title = كيفية استخدام { $site }
guide-about = انشر التورنتات هنا واحصل عليها، من المتصفح أو من الطرفية. الأوامر أدناه تحتوي على عناوين هذا الموقع.
guide-link = مساعدة
guide-get = البحث والتنزيل
guide-getAbout = تجيب القوائم وعمليات البحث أداة curl بعنوان في كل سطر، وبصيغة JSON عند الطلب. ولكل قائمة خلاصات.
guide-getList = ما في مجموعة وما تحتها
guide-getSearch = البحث، <link>بالكلمات نفسها كما في مربع البحث</link>
guide-getJson = الشيء نفسه بصيغة JSON
guide-getFeed = خلاصة بالتورنتات الجديدة، لقارئ خلاصات أو لبرنامج تورنت
guide-getFile = ملف تورنت حسب بصمته
guide-getMagnet = تورنت رابط المغناطيس أو البصمة: ألصقه في <link>مربع البحث</link>.
guide-openMagnets = افتحها هنا
guide-openMagnetsAbout = يمكن لمتصفحك أن يبحث في هذا الموقع عن كل رابط مغناطيس تنقر عليه. ولن يفتحها بعد ذلك في برنامج التورنت لديك حتى تغيّر ذلك في إعدادات المتصفح.
guide-publish = النشر
guide-needsToken = تحتاج إلى رمز للرفع. إن لم يكن لديك رمز فاطلبه من مدير هذا الموقع. ضع رمزك مكان TOKEN، أو <link>سجّل الدخول</link> به.
guide-needsNoToken = يمكنك النشر من دون رمز. يحتوي الجواب عندئذ على عنوان يمكنك به إزالة التورنت: احتفظ به.
guide-byForm = في المتصفح استخدم <link>نموذج الرفع</link>. مع curl يكون مجلد العنوان هو المجموعة. ويُنشئها أول تورنت فيها.
guide-publishOne = ملف واحد
guide-publishFields = مع عنوان ووسوم؛ وكذلك description وcategory وlicence وstate=unlisted
guide-publishMany = عدة ملفات دفعة واحدة؛ يُنشر كل منها أو يُرفض على حدة
guide-accepted = ما يُقبل
guide-versions = تورنتات الإصدارات v1 وv2 والهجينة. تُحفظ وتُقدَّم كما هي، بايتًا ببايت.
guide-limits = يمكن أن يصل حجم ملف .torrent إلى { $size }، ويمكن أن يضم النموذج حتى { $files }.
guide-rate =
    { $seconds ->
        [zero] يمكنك رفع حتى { $files } خلال { $seconds } ثانية.
        [one] يمكنك رفع حتى { $files } خلال ثانية واحدة.
        [two] يمكنك رفع حتى { $files } خلال ثانيتين.
        [few] يمكنك رفع حتى { $files } خلال { $seconds } ثوانٍ.
        [many] يمكنك رفع حتى { $files } خلال { $seconds } ثانية.
       *[other] يمكنك رفع حتى { $files } خلال { $seconds } ثانية.
    }
guide-rules = يُرفض التورنت غير الصالح مع ذكر القاعدة والموضع في الملف وطريقة الإصلاح. اقرأ <rules>كل القواعد</rules>، أو <check>افحص ملفًا</check> من دون نشره.
guide-change = الاستبدال والتعديل والإزالة
guide-replaceAbout = ارفع تورنتًا آخر إلى العنوان نفسه لاستبدال الموجود هناك. تبقى الحقول التي لا ترسلها كما هي، ويحتفظ التورنت الأقدم بصفحة بصمته.
guide-replace = استبدال
guide-edit = تعديل
guide-remove = إزالة
guide-undo =
    { $days ->
        [zero] يمكنك استعادته خلال { $days } يوم.
        [one] يمكنك استعادته خلال يوم واحد.
        [two] يمكنك استعادته خلال يومين.
        [few] يمكنك استعادته خلال { $days } أيام.
        [many] يمكنك استعادته خلال { $days } يومًا.
       *[other] يمكنك استعادته خلال { $days } يوم.
    }
guide-scripts = للبرامج النصية
guide-api = اقرأ <link>مرجع واجهة البرمجة API</link>، أو أنشئ عميلًا من وصفها بصيغة OpenAPI.
guide-scriptsAbout = أرسل Accept: application/json، أو أضف ?format=json. لكل رفض type يقود إلى إحدى هذه الصفحات:
