import type { accountEn } from './account.en.js';

export const accountUr: Readonly<Record<keyof typeof accountEn, string>> = {
  'door.forgotten': 'پاس ورڈ بھول گئے',
  'door.organisation': 'ممکن ہے آپ کے ادارے کا اپنا سائن اِن ہو۔',
  'door.signOn': '{provider} کے ذریعے سائن اِن کریں',
  'door.passwordSet': 'آپ کا پاس ورڈ مقرر ہو گیا۔ اب اس سے سائن اِن کریں۔',
  'door.startAgain': 'یہ آپ نہیں؟ نئے سرے سے شروع کریں',

  'code.title': 'اپنا کوڈ لکھیں',
  'code.as': '{email} کے طور پر سائن اِن ہو رہا ہے۔',
  'code.label': 'آپ کی تصدیقی ایپ کے چھ ہندسے',
  'code.hint': 'یہ ہر 30 سیکنڈ بعد بدلتا ہے۔ پیسٹ بھی کر سکتے ہیں۔',
  'code.continue': 'آگے بڑھیں',
  'code.checking': 'جانچا جا رہا ہے…',
  'code.missing': 'کوڈ لکھیں۔',
  'code.useRecovery': 'بحالی کا کوڈ استعمال کریں',
  'code.useApp': 'ایپ استعمال کریں',
  'code.recovery': 'بحالی کا کوڈ',
  'code.recoveryHint': 'ان دس میں سے ایک جو آپ نے شروع میں محفوظ کیے تھے۔ ہر کوڈ ایک بار چلتا ہے۔',

  'enrol.title': 'اپنی دوسری تصدیق ترتیب دیں',
  'enrol.why':
    'جو فیصلہ کرے، شائع کرے یا اکاؤنٹ سنبھالے وہ پاس ورڈ اور کوڈ دونوں سے سائن اِن کرتا ہے۔ آپ کے فون پر ایک تصدیقی ایپ درکار ہے۔',
  'enrol.scan': 'اسے ایپ سے اسکین کریں، مثلاً Google Authenticator یا Microsoft Authenticator۔',
  'enrol.open': 'ایپ اسی فون پر ہے: اسے کھولیں',
  'enrol.qr': 'تصدیقی ایپ سے اسکین کرنے کی تصویر۔ نیچے کی کلید وہی چیز حروف میں ہے۔',
  'enrol.type': 'یا یہ کلید ایپ میں لکھیں',
  'enrol.code': 'ایپ اس وقت جو کوڈ دکھاتی ہے',
  'enrol.finish': 'چالو کریں',

  'recovery.title': 'بحالی کے کوڈ محفوظ کر لیں',
  'recovery.lead':
    'فون کھو جائے تو ان میں سے ہر کوڈ ایک بار سائن اِن کراتا ہے۔ یہ دوبارہ نہیں دکھائے جاتے۔ چھاپ لیں یا وہاں رکھیں جہاں پاس ورڈ رکھتے ہیں۔',
  'recovery.list': 'بحالی کے کوڈ',
  'recovery.copy': 'نقل کریں',
  'recovery.copied': 'نقل ہو گئے۔',
  'recovery.print': 'چھاپیں',
  'recovery.kept': 'میں نے محفوظ کر لیے',

  'password.new': 'نیا پاس ورڈ',
  'password.hint': '8 یا زیادہ حروف؛ 15 یا زیادہ بہتر ہیں۔ چند بے ربط الفاظ اچھے رہتے ہیں۔ پیسٹ بھی کر سکتے ہیں۔',
  'password.missing': 'پاس ورڈ لکھیں۔',
  'password.short': 'یہ بہت چھوٹا ہے: 8 یا زیادہ حروف لکھیں۔',
  'password.common': 'یہ ان پاس ورڈز میں سے ہے جو لوگ سب سے زیادہ چنتے ہیں۔ کوئی اور چنیں۔',
  'password.own': 'یہ پاس ورڈ آپ کے نام یا پتے سے کچھ ہی زیادہ ہے۔ کوئی اور چنیں۔',

  'forgotten.title': 'پاس ورڈ بھول گئے',
  'forgotten.lead': 'ہم آپ کو ایک لنک بھیجتے ہیں جس سے آپ نیا پاس ورڈ چنیں۔ یہ ایک گھنٹہ چلتا ہے۔',
  'forgotten.send': 'لنک بھیجیں',
  'forgotten.sending': 'بھیجا جا رہا ہے…',
  'forgotten.sent': 'اگر {email} کا یہاں اکاؤنٹ ہے تو لنک روانہ ہو گیا ہے۔',
  'forgotten.sentHint': 'دس منٹ بعد بھی کچھ نہیں ملا؟ ناپسندیدہ ڈاک کا خانہ دیکھیں یا اپنے منتظم سے پوچھیں۔',
  'forgotten.missing': 'اپنا ای میل لکھیں۔',
  'forgotten.back': 'سائن اِن پر واپس',

  'link.invitation': 'خوش آمدید، {name}',
  'link.invitationLead': '{email} کے لیے پاس ورڈ چنیں۔',
  'link.reset': 'نیا پاس ورڈ چنیں',
  'link.resetLead': '{email} کے لیے۔ جہاں جہاں آپ سائن اِن ہیں وہاں سے سائن آؤٹ ہو جائیں گے۔',
  'link.save': 'پاس ورڈ مقرر کریں',
  'link.saving': 'محفوظ ہو رہا ہے…',
  'link.signOn': 'یا پاس ورڈ کے بجائے {provider} استعمال کریں',
  'link.over': 'یہ لنک اب کام نہیں کرتا',
  'link.overLead': 'یہ استعمال ہو چکا ہے یا اس کا وقت گزر گیا ہے۔ نیا لنک پانے کے لیے اپنا ای میل لکھیں۔',

  'signOn.title': 'سائن اِن ہو رہا ہے',
  'signOn.wait': 'ایک لمحہ: ہم دوسری سروس سے پوچھ رہے ہیں کہ آپ کون ہیں۔',

  'account.title': 'اکاؤنٹ',
};
