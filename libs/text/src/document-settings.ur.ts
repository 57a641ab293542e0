import type { documentSettingsEn } from './document-settings.en.js';
import type { Words } from './message.js';

export const documentSettingsUr: Words<keyof typeof documentSettingsEn> = {
  'setting.title': 'دستاویز کی ترتیبات',
  'setting.notYours': 'یہ صرف منتظم طے کرتے ہیں۔',
  'setting.notYoursHint': 'کچھ بدلنا ہو تو کسی منتظم سے کہیں۔',
  'setting.moderation': 'رائے کب دکھائی جائے؟',
  'setting.moderation.before': 'ناظم کے پڑھنے کے بعد',
  'setting.moderation.before.hint': 'قارئین کی لکھی کوئی بات ناظم کی اجازت تک عوامی نہیں ہوتی۔',
  'setting.moderation.after': 'فوراً',
  'setting.moderation.after.hint':
    'ناظم بعد میں پڑھتے ہیں۔ جس سے کسی شخص کی پہچان ہو سکے، اور فائلیں، پھر بھی ناظم کا انتظار کرتی ہیں۔',
  'setting.window': 'رائے کب سے کب تک لی جائے؟',
  'setting.window.hint': 'دونوں دن شامل ہیں، دستاویز کے ٹائم زون میں۔ آغاز یا اختتام نہ ہو تو دن خالی چھوڑ دیں۔',
  'setting.from': 'پہلا دن',
  'setting.until': 'آخری دن',
  'setting.standing.always': 'رائے ہمیشہ لی جاتی ہے۔',
  'setting.standing.open': 'آج رائے لی جا رہی ہے۔',
  'setting.standing.not-yet': 'رائے ابھی نہیں لی جاتی۔',
  'setting.standing.closed': 'رائے کا سلسلہ بند ہے۔',
  'setting.zone': 'ٹائم زون',
  'setting.zone.hint': 'صفحات کی تاریخیں، کسی دن کا متن اور طے شدہ اشاعتیں اسی کے مطابق ہیں۔',
  'setting.zone.now': 'وہاں اس وقت {moment} ہے۔',
  'setting.save': 'محفوظ کریں',
  'setting.saved': 'محفوظ ہو گیا۔ عوامی صفحات اب یہی بتاتے ہیں۔',
  'setting.stale': 'اس دوران کسی اور نے یہ ترتیبات بدل دی ہیں',
  'setting.staleHint': 'دوبارہ محفوظ کرنے سے آپ کی ترتیبات ان کی جگہ لے لیں گی۔',
};
