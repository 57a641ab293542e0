import type { mailEn } from './mail.en.js';

export const mailUr: Readonly<Record<keyof typeof mailEn, string>> = {
  'mail.greeting': 'محترم {name}،',
  'mail.greeting.reader': 'السلام علیکم،',
  'mail.alert.ofSection': '”{heading}“، {title}',
  'mail.alert.ofFeedback': 'آپ کی رائے نمبر {number}، {title}',
  'mail.alert.confirm.subject': 'براہِ کرم تصدیق کریں: {what} کے بارے میں ای میل',
  'mail.alert.confirm.lead':
    'کسی نے، غالباً آپ نے، {host} پر {what} کے بارے میں ای میل پانے کی درخواست کی ہے۔ تصدیق کریں کہ یہ پتہ آپ کا ہے:',
  'mail.alert.confirm.do': 'تصدیق کریں',
  'mail.alert.confirm.week': 'تصدیق کے بغیر مزید کچھ نہیں بھیجا جائے گا، اور ایک ہفتے میں درخواست بھلا دی جائے گی۔',
  'mail.alert.already':
    'آپ کو {what} کے بارے میں پہلے ہی ای میل کی جاتی ہے۔ کچھ کرنے کی ضرورت نہیں۔ یہاں بدلیں یا ختم کریں:',
  'mail.alert.manage': 'بدلیں یا ختم کریں',
  'mail.alert.edition.subject': 'اشاعت {number}: {what}',
  'mail.alert.edition.lead':
    '{count, plural, one {{what} کی اشاعت {number} جاری ہوئی۔ بدلا ہوا متن یہاں نشان زدہ ہے:} other {{what} کی # اشاعتیں جاری ہوئیں، آخری {number} ہے۔ بدلا ہوا متن یہاں نشان زدہ ہے:}}',
  'mail.alert.edition.do': 'دیکھیں کیا بدلا',
  'mail.alert.edition.note': 'اشاعت {number}، {day}: {note}',
  'mail.alert.edition.minor': 'اشاعت {number}، {day}: معنی میں کوئی تبدیلی نہیں۔',
  'mail.alert.edition.emergency': 'اشاعت {number} ہنگامی طور پر جاری ہوئی۔',
  'mail.alert.edition.rollback': 'اشاعت {number} پہلے کا متن واپس لاتی ہے۔',
  'mail.alert.end': 'یہ ای میل آپ کی درخواست پر بھیجی گئی۔ بدلیں یا ختم کریں:',
  'mail.yours.subject': 'آپ کی رائے نمبر {number} کی خبر: {title}',
  'mail.yours.released': '{title} پر آپ کی رائے نمبر {number} اب سب پڑھ سکتے ہیں۔ جواب کا انتظار ہے۔',
  'mail.yours.refused':
    '{title} پر آپ کی رائے نمبر {number} شائع نہیں کی گئی۔ وجہ اس صفحے پر ہے جو آپ کے ٹریکنگ کوڈ سے کھلتا ہے۔',
  'mail.yours.answered': '{title} پر آپ کی رائے نمبر {number} کا جواب دیا گیا۔',
  'mail.yours.reopened':
    '{title} پر آپ کی رائے نمبر {number} دوبارہ کھل گئی: جو تبدیلی اس کا جواب ہوتی وہ واپس لے لی گئی۔',
  'mail.yours.replied': '{title} پر آپ کی رائے نمبر {number} پر ایک جواب آیا ہے۔',
  'mail.yours.changed': '{title} پر آپ کی رائے نمبر {number} سے اشاعت {edition} میں الفاظ بدلے۔ وہ یہاں نشان زدہ ہیں:',
  'mail.yours.thread': 'آپ کی رائے اور اس کا جواب:',
  'mail.yours.do': 'پڑھیں',
  'mail.invitation.subject': 'ترمیم: {host} پر آپ کا اکاؤنٹ',
  'mail.invitation.lead': '{host} پر آپ کے لیے اکاؤنٹ بنایا گیا ہے۔ شروع کرنے کے لیے پاس ورڈ چنیں:',
  'mail.invitation.do': 'پاس ورڈ چنیں',
  'mail.reset.subject': 'ترمیم: {host} پر نیا پاس ورڈ چنیں',
  'mail.reset.lead': 'کسی نے، غالباً آپ نے، {host} پر نئے پاس ورڈ کی درخواست کی ہے۔ یہاں چنیں:',
  'mail.reset.do': 'نیا پاس ورڈ چنیں',
  'mail.link.once': 'لنک ایک بار، ایک گھنٹے تک چلتا ہے۔ ختم ہو جائے تو اسی صفحے سے نیا منگوا لیں۔',
  'mail.email.subject': 'ترمیم: {host} پر اس ای میل پتے کی تصدیق کریں',
  'mail.email.lead':
    'کوئی، غالباً آپ، چاہتا ہے کہ {host} پر اس کے اکاؤنٹ کا ای میل پتہ یہ ہو۔ ایسے براؤزر میں تصدیق کریں جس میں آپ سائن اِن ہیں یا ہو سکتے ہیں:',
  'mail.email.do': 'اس پتے کی تصدیق کریں',
  'mail.email.once': 'لنک ایک بار، ایک گھنٹے تک چلتا ہے۔ تب تک پرانا پتہ ہی معتبر ہے۔',
  'mail.emailTaken.subject': 'ترمیم: {host} پر اس ای میل پتے کا اکاؤنٹ موجود ہے',
  'mail.emailTaken.lead':
    'کوئی چاہتا ہے کہ {host} پر ایک اور اکاؤنٹ کا ای میل پتہ یہ ہو۔ یہ پہلے سے آپ کے اکاؤنٹ کا پتہ ہے اور وہی رہے گا۔',
  'mail.emailTaken.nothing': 'کچھ کرنے کی ضرورت نہیں۔ پوچھنے والے کو نہیں بتایا گیا کہ آپ کا اکاؤنٹ ہے۔',
  'mail.link.notYou': 'اگر آپ کو اس کی توقع نہ تھی تو کچھ نہ کریں: لنک کے بغیر کچھ نہیں بدلتا۔',
  'mail.notice.subject': 'ترمیم: {host} پر آپ کے اکاؤنٹ میں تبدیلی',
  'mail.notice.password-changed': '{host} پر آپ کے اکاؤنٹ کا پاس ورڈ {at} کو بدلا گیا۔',
  'mail.notice.second-factor-enrolled':
    '{host} پر آپ کے اکاؤنٹ کی دوسری تصدیق کے لیے {at} کو ایک فون ترتیب دیا گیا۔ پہلے والے فون کے کوڈ اب نہیں چلتے۔',
  'mail.notice.second-factor-removed': '{host} پر آپ کے اکاؤنٹ کی دوسری تصدیق {at} کو بند کی گئی۔',
  'mail.notice.second-factor-reset':
    'ایک منتظم نے {at} کو {host} پر آپ کے اکاؤنٹ کی دوسری تصدیق ہٹا دی اور آپ کو ہر جگہ سے سائن آؤٹ کر دیا۔ اگلی بار سائن اِن کرتے وقت آپ نئی ترتیب دیں گے۔',
  'mail.notice.recovery-codes-made':
    '{host} پر آپ کے اکاؤنٹ کے لیے {at} کو بحالی کے نئے کوڈ بنائے گئے۔ پرانے اب نہیں چلتے۔',
  'mail.notice.recovery-code-used': '{host} پر {at} کو آپ کی شناخت ثابت کرنے کے لیے بحالی کا ایک کوڈ استعمال ہوا۔',
  'mail.notice.sign-on-linked':
    '{host} پر {at} کو ایک بیرونی سائن اِن آپ کے اکاؤنٹ سے جوڑا گیا: وہ آپ کے نام سے سائن اِن کرتا ہے۔',
  'mail.notice.sign-on-unlinked': '{host} پر {at} کو ایک بیرونی سائن اِن آپ کے اکاؤنٹ سے الگ کیا گیا۔',
  'mail.notice.account-closed':
    'ایک منتظم نے {at} کو {host} پر آپ کا اکاؤنٹ بند کر دیا۔ آپ ہر جگہ سے سائن آؤٹ ہو گئے ہیں اور اس میں کوئی سائن اِن نہیں کر سکتا۔ آپ کا کیا ہوا کام آپ ہی کے نام سے محفوظ رہے گا۔',
  'mail.notice.account-opened':
    'ایک منتظم نے {at} کو {host} پر آپ کا اکاؤنٹ دوبارہ کھول دیا۔ آپ پہلے کی طرح سائن اِن کر سکتے ہیں۔',
  'mail.notice.grant-given':
    'ایک منتظم نے {at} کو {host} پر آپ کو یہ ذمہ داری دی: {role}۔ آپ ہر جگہ سے سائن آؤٹ ہو گئے ہیں؛ اگلی بار سائن اِن کرنے پر یہ لاگو ہو گی۔',
  'mail.notice.grant-withdrawn':
    'ایک منتظم نے {at} کو {host} پر آپ سے یہ ذمہ داری واپس لے لی: {role}۔ آپ ہر جگہ سے سائن آؤٹ ہو گئے ہیں۔',
  'mail.notice.organisation-changed':
    'ایک منتظم نے {at} کو {host} پر آپ کا ادارہ بدل دیا۔ آپ ہر جگہ سے سائن آؤٹ ہو گئے ہیں؛ سائن اِن کرنے پر نیا ادارہ نظر آئے گا۔',
  'mail.notice.email-changed':
    '{host} پر آپ کے اکاؤنٹ کا ای میل پتہ {at} کو بدلا گیا۔ اب خطوط نئے پتے پر جائیں گے اور آپ اسی سے سائن اِن ہوں گے۔',
  'mail.notice.email-set':
    'ایک منتظم نے {host} پر آپ کے اکاؤنٹ کا ای میل پتہ {at} کو بدلا۔ اب خطوط نئے پتے پر جائیں گے اور آپ اسی سے سائن اِن ہوں گے۔ آپ کو ہر جگہ سے سائن آؤٹ کر دیا گیا۔',
  'mail.notice.webhook-broken':
    '{host} پر آپ کے اکاؤنٹ کا ایک ویب ہُک {at} کو بند کر دیا گیا: اس کا پتہ دیر تک کچھ وصول نہ کر سکا۔ جو رہ گیا وہ اکاؤنٹ میں اس کی رکی ہوئی ترسیلات میں ہے۔ دوبارہ چالو کرنے پر وہ وہیں سے آگے چلے گا۔',
  'mail.notice.schedule-called-off':
    'جو اشاعت آپ نے {host} پر مقررہ وقت کے لیے تیار کی یا جس کی توثیق کی تھی، وہ {at} کو منسوخ ہوئی۔ وہ خود نہیں نکلے گی؛ اس کی تبدیلیاں پھر اگلی اشاعت میں منتظر ہیں۔',
  'mail.schedule.subject': 'ترمیم: {host} پر ایک مقررہ اشاعت منسوخ ہوئی',
  'mail.schedule.see': 'وجہ، اور اب کیا منتظر ہے: {address}',
  'mail.mention.subject': 'ترمیم: {name} نے ایک گفتگو میں آپ کا ذکر کیا',
  'mail.mention.lead': '{name} نے {host} پر ایک تجویز کی گفتگو میں آپ کا ذکر کیا ہے۔ یہاں پڑھیے:',
  'mail.mention.do': 'گفتگو پڑھیے',
  'mail.notice.ask': 'اگر آپ کو اس کی توقع نہ تھی تو اپنے منتظم سے پوچھیں۔',
  'mail.role.officer': 'افسر',
  'mail.role.focal-person': 'فوکل پرسن',
  'mail.role.moderator': 'ناظم',
  'mail.role.publisher': 'ناشر',
  'mail.role.administrator': 'منتظم',
  'mail.notice.you': 'اگر یہ آپ نے کیا یا کروایا ہے تو کچھ کرنے کی ضرورت نہیں۔',
  'mail.notice.notYou': 'اگر نہیں، تو ابھی {address} پر نیا پاس ورڈ چنیں اور اپنے منتظم کو بتائیں۔',
};
