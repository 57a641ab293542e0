import type { mailEn } from './mail.en.js';

export const mailUr: Readonly<Record<keyof typeof mailEn, string>> = {
  'mail.greeting': 'محترم {name}،',
  'mail.invitation.subject': 'ترمیم: {host} پر آپ کا اکاؤنٹ',
  'mail.invitation.lead': '{host} پر آپ کے لیے اکاؤنٹ بنایا گیا ہے۔ شروع کرنے کے لیے پاس ورڈ چنیں:',
  'mail.invitation.do': 'پاس ورڈ چنیں',
  'mail.reset.subject': 'ترمیم: {host} پر نیا پاس ورڈ چنیں',
  'mail.reset.lead': 'کسی نے، غالباً آپ نے، {host} پر نئے پاس ورڈ کی درخواست کی ہے۔ یہاں چنیں:',
  'mail.reset.do': 'نیا پاس ورڈ چنیں',
  'mail.link.once': 'لنک ایک بار، ایک گھنٹے تک چلتا ہے۔ ختم ہو جائے تو اسی صفحے سے نیا منگوا لیں۔',
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
