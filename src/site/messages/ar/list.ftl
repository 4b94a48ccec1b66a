collection-nothingButBelow = لا يوجد تورنت في هذه المجموعة مباشرة، بل في المجموعات التي تحتها فقط.
collection-showBelow = عرض التورنتات التي تحتها
collection-publish = النشر في هذه المجموعة
collection-more = المزيد عن هذه المجموعة
collection-wholeReadme = ملف README كاملًا
collection-missing = هذه المجموعة غير موجودة
collection-createdByFirst = لم يُنشر شيء في { $name }. وأول تورنت يُنشر فيها ينشئها.
filter-title = تصفية
filter-heading = التورنتات بعد التصفية
filter-labels-q = كلمات في الاسم
filter-labels-collection = المجموعة
filter-labels-category = الفئة
filter-labels-tag = الوسم
filter-labels-version = الإصدار
filter-labels-sizeMin = الحجم من
filter-labels-sizeMax = الحجم إلى
filter-labels-publishedFrom = نُشر منذ
filter-labels-publishedBefore = نُشر قبل
filter-labels-seedersMin = البذّارون على الأقل
filter-labels-size = الحجم
filter-labels-published = تاريخ النشر
filter-sizes-under = أقل من { $size }
filter-sizes-between = من { $from } إلى { $to }
filter-sizes-over = { $size } فأكثر
filter-newest = العدّ ضمن الأحدث: { $torrents }.
filter-directly = ما فيها مباشرة فقط
filter-hints-size = مثل 700M أو 4GiB.
filter-hints-date = تبدأ الأيام الساعة 00:00 بالتوقيت العالمي.
filter-wrong-size = هذا ليس حجمًا. اكتب رقمًا ووحدة، مثل 700M أو 4GiB.
filter-wrong-date = هذا ليس تاريخًا. اكتبه مثل 2026-01-31.
filter-more = الكلمات والأحجام والتواريخ
filter-apply = تطبيق
filter-hasSeeders = له بذّارون
filter-active = عوامل التصفية السارية
filter-filter = { $label }: { $value }
filter-remove = إزالة
filter-clear = إزالة الكل
filter-wrongTitle = لا يمكن عرض هذه القائمة
filter-withoutAny = عرض الكل دون تصفية
list-skip = تجاوز القائمة
list-name = الاسم
list-size = الحجم
list-files = الملفات
list-downloads = التنزيلات
list-seeders = البذّارون
list-leechers = المنزّلون
list-completed = المكتملة
list-published = تاريخ النشر
list-collection = المجموعة
list-tags = الوسوم
list-get = الحصول عليه
list-feed = الخلاصة
list-readme = تحرير README
list-settings = الإعدادات
list-private = خاصة
list-privateHint = خاصة: لا يمكن قراءتها إلا برموز هذه المجموعة.
list-download = تنزيل { $name }
list-magnet = رابط المغناطيس لـ { $name }
list-moreThan = أكثر من { $torrents }
list-pages = الصفحات
list-previous = الصفحة السابقة
list-next = الصفحة التالية
list-someOf = { $count } من { $torrents }
list-range = { $first }–{ $last } من { $torrents }
list-links = هذه القائمة
list-json = JSON
list-latest = الأحدث
list-checksums = SHA256SUMS
list-downloadAll = تنزيل الكل
list-uploadHere = الرفع هنا
list-showTags = إظهار الوسوم
list-hideTags = إخفاء الوسوم
list-collections = المجموعات
list-allCollections = كل المجموعات ({ $count })
list-collectionsWithin = المجموعات التي فيها
list-torrentsIn = التورنتات في { $collection }
list-torrentsFoundFor = التورنتات التي عُثر عليها عن { $query }
search-title = البحث عن { $query }
search-heading = البحث عن { $query }
search-nothingFound = لا يوجد تورنت فيه كل هذه الكلمات.
search-nothingFiltered = لا يوجد تورنت يوافق كل عوامل التصفية هذه.
search-nothingWithInfohash = لم يُنشر هنا تورنت بهذه البصمة.
search-hint = جرّب كلمات أقل، أو بداية الكلمة الأخيرة فقط: { $begin } تجد { $whole }. والبصمة أو رابط المغناطيس يجدان التورنت الخاص بهما.
search-suggestion = هل تقصد <link>{ $query }</link>؟
search-scope-names = بُحث في الأسماء والعناوين والفئات والوسوم والمجموعات.
search-scope-alsoAll = ابحث أيضًا في الأوصاف وأسماء الملفات
search-scope-all = بُحث في الأسماء والعناوين والفئات والوسوم والمجموعات والأوصاف وأسماء الملفات.
search-scope-onlyNames = ابحث في الأسماء فقط
search-help = كيفية البحث
search-syntax-words = الأسماء التي فيها الكلمتان بأي ترتيب، وقد تكون الأخيرة بداية كلمة أطول
search-syntax-phrase = الأسماء التي تتتابع فيها الكلمات
search-syntax-without = الأسماء الخالية من هذه الكلمة
search-syntax-infohash = التورنت الذي له هذه البصمة أو رابط المغناطيس هذا
search-syntax-file = أفلت ملف تورنت على الصفحة لتجد التورنت الخاص به، إن كان منشورًا هنا.
start-title = أحدث التورنتات
start-nothingYet = لم يُنشر شيء هنا بعد.
start-orTerminal = أو انشر من الطرفية:
start-orTerminalWithToken = أو انشر من الطرفية، واضعًا رمزك مكان TOKEN:
start-folderMakesCollection = المجلد في العنوان يُنشئ مجموعة:
start-publishHere = النشر هنا
start-formOrTerminal = <link>الرفع بنموذج</link>، أو من الطرفية:
readme-title = README لـ { $collection }
readme-heading = ملف README للمجموعة
readme-text = النص
readme-hint = بصيغة Markdown: { $mark }. يصبح العنوان الأول عنوان المجموعة، والفقرة الأولى ملخصها. يُعرض HTML كنص وتصبح صور المواقع الأخرى روابط. احفظه فارغًا لإزالته.
readme-preview = معاينة
readme-previewed = معاينة README
readme-empty = ملف README فارغ.
readme-back = العودة إلى المجموعة
readme-changed = تغيّر ملف README هذا منذ أن فتحت النموذج
readme-changedHint = ما كتبته موجود فوق الأزرار. احفظ مرة أخرى لاستبدال النص الحالي:
collectionSettings-title = إعدادات { $collection }
collectionSettings-heading = إعدادات المجموعة
collectionSettings-read = من يمكنه قراءتها
collectionSettings-readHint = يسري هذا على المجموعة وكل ما تحتها.
collectionSettings-readOpen = كل من يمكنه قراءة هذا الموقع
collectionSettings-readToken = الرموز المخصصة لها فقط: لا يرى الآخرون أي أثر لها
collectionSettings-order = إلى أين يقود «latest»
collectionSettings-orderHint = يمكن لعنوان أن يطلب الخيار الآخر بـ ?order=. ويسري على هذه المجموعة وحدها، لا على ما تحتها.
collectionSettings-orderPublished = إلى آخر ما نُشر
collectionSettings-orderVersion = إلى أعلى إصدار في اسم ملف، مثل 13.10 بعد 13.9
collectionSettings-retention = الحفظ
collectionSettings-retentionHint = ما يبقى من التورنتات، بقاعدة في كل سطر، مثل { $newest } أو { $young }: الأحدث، أو ما لم يتجاوز مدة، أو كلاهما، مع نمط للأسماء. تسري أول قاعدة يطابق نمطها. ما لا يبقى يُزال ويمكن استعادته. التورنتات المثبّتة تبقى دائمًا. فارغ: يبقى كل شيء، ما لم تكن لمجموعة أعلى قواعد.
collectionSettings-retentionCheck = إظهار ما سيُزال
collectionSettings-rulesInherited = لا قواعد خاصة بها. تسري هنا قواعد مجموعة أعلى: { $rules }
collectionSettings-wouldRemove =
    { $count ->
        [zero] لن يُزال أي تورنت
        [one] سيُزال تورنت واحد
        [two] سيُزال تورنتان
        [few] ستُزال { $count } تورنتات
        [many] سيُزال { $count } تورنتًا
       *[other] سيُزال { $count } تورنت
    }
collectionSettings-wouldRemoveAtLeast =
    { $count ->
        [zero] لن يُزال أي تورنت على الأقل
        [one] سيُزال تورنت واحد على الأقل
        [two] سيُزال تورنتان على الأقل
        [few] ستُزال { $count } تورنتات على الأقل
        [many] سيُزال { $count } تورنتًا على الأقل
       *[other] سيُزال { $count } تورنت على الأقل
    }
collectionSettings-uploads = قواعد الرفع
collectionSettings-uploadsHint = ما يجب أن تستوفيه التورنتات المرفوعة إضافة إلى أن تكون صالحة، بقاعدة في كل سطر: { $tracker } لمتعقّب واحد على الأقل من عدة متعقّبات، { $version }، { $size } لكل الملفات معًا، { $files }. ما هو موجود هنا يبقى. فارغ: كل تورنت صالح، ما لم تكن لمجموعة أعلى قواعد.
collectionSettings-sources = المتعقّبات وبذور الويب
collectionSettings-sourcesHint = مصادر تُضاف إلى ما في ملفات تورنتاتها: في كل رابط مغناطيسي، وفي التنزيلات إذا أضافها مشغّل هذا الموقع. مستوى واحد من المتعقّبات في كل سطر، مثل { $tracker }، أو بذرة ويب واحدة، مثل { $webSeed }؛ وينتهي المجلد بشرطة مائلة. لا تُضاف إلى التورنتات الخاصة. فارغ: مصادر مجموعة أعلى أو مصادر الموقع كله.
collectionSettings-sourcesInherited = ليس لها مصادر خاصة بها. تحصل تورنتاتها على هذه: { $sources }
collectionSettings-back = العودة إلى المجموعة
collectionMove-title = نقل { $collection }
collectionMove-heading = نقل المجموعة
collectionMove-about = تُنقل كل ملفات التورنت فيها وتحتها مع ملف README والإعدادات. وتقود العناوين القديمة إلى الجديدة.
collectionMove-path = المسار الجديد
collectionMove-pathHint = مسار لا شيء فيه بعد، مثل archive/debian.
collectionMove-bound = رموز تبقى مرتبطة بالمسار القديم، ولا تستطيع بعد ذلك تغيير ما يُنقل: { $names }
collectionMove-boundWebhooks = خطافات ويب تبقى مرتبطة بالمسار القديم، ولا تصلها بعد ذلك رسائل عمّا يُنقل: { $ids }
collectionMove-submit = نقل
