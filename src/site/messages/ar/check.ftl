check-title = فحص
check-heading = فحص التورنتات
check-about = الملف الذي يُفحص هنا لا يُحفظ ولا يُنشر.
check-filesHint = ملف تورنت واحد أو أكثر.
check-submit = فحص
check-accepted = مقبول: { $file }
check-refused = مرفوض: { $file }
check-structure = بنية الملف
check-findings = النتائج
check-nothingFound = لم يُعثر على مشكلات.
findings-what = النتيجة
findings-where = الموضع
findings-rule = القاعدة
findings-warning = تحذير
findings-notes = ملاحظات على ما هو غير معروف أو غير معتاد: { $count }
findings-more =
    { $count ->
        [zero] ولا نتائج أخرى.
        [one] ونتيجة أخرى.
        [two] ونتيجتان أخريان.
        [few] و{ $count } نتائج أخرى.
        [many] و{ $count } نتيجة أخرى.
       *[other] و{ $count } نتيجة أخرى.
    }
structure-listOf =
    { $count ->
        [zero] قائمة فارغة
        [one] قائمة من عنصر واحد
        [two] قائمة من عنصرين
        [few] قائمة من { $count } عناصر
        [many] قائمة من { $count } عنصرًا
       *[other] قائمة من { $count } عنصر
    }
structure-dictionaryOf =
    { $count ->
        [zero] قاموس فارغ
        [one] قاموس من مفتاح واحد
        [two] قاموس من مفتاحين
        [few] قاموس من { $count } مفاتيح
        [many] قاموس من { $count } مفتاحًا
       *[other] قاموس من { $count } مفتاح
    }
structure-more =
    { $count ->
        [zero] ولا شيء آخر
        [one] وواحد آخر
        [two] واثنان آخران
        [few] و{ $count } أخرى
        [many] و{ $count } أخرى
       *[other] و{ $count } أخرى
    }
structure-empty = (فارغ)
structure-folded =
    { $count ->
        [zero] (طُوي { $count } بايت)
        [one] (طُوي بايت واحد)
        [two] (طُوي بايتان)
        [few] (طُوي { $count } بايتات)
        [many] (طُوي { $count } بايتًا)
       *[other] (طُوي { $count } بايت)
    }
rules-title = القواعد
rules-all = كل القواعد
rules-about = يُفحص كل تورنت وفق هذه القواعد. والتورنت الذي فيه خطأ يُرفض. والتحذير يعني أن بعض البرامج قد تواجه مشكلات معه؛ والملاحظة تعني أن شيئًا غير معروف أو غير معتاد. يمكنك <link>فحص تورنت</link> من دون نشره.
rules-what = ما الخطأ
rules-effect = الأثر
rules-rule = القاعدة
rules-severities-error = خطأ
rules-severities-warning = تحذير
rules-severities-note = ملاحظة
rules-effects-error = خطأ: يُرفض التورنت
rules-effects-warning = تحذير: يُقبل التورنت
rules-effects-note = ملاحظة: يُقبل التورنت، ولا يُعرف برنامج يواجه مشكلات معه
rules-meaning = معناه
rules-example = مثال
rules-hint = ما العمل
rules-origin = المصدر
rules-bep = مقترح تحسين BitTorrent رقم { $number }.
