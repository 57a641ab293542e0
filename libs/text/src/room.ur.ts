import type { roomEn } from './room.en.js';

/** Writing together. */
export const roomUr: Record<keyof typeof roomEn, string> = {
  'room.here': '{count, plural, one {# یہاں موجود} other {# یہاں موجود}}',
  'save.savedWith': '{time} پر محفوظ، {names} کی تبدیلیوں کے ساتھ',
  'room.reload': 'ترمیم کی نئی صورت آ گئی ہے: صفحہ دوبارہ کھولیں',
  'room.reloadHint': 'تب تک یہاں لکھا ہوا محفوظ نہیں ہوگا۔ جو آپ نے لکھا وہ اس آلے پر رکھا ہے۔',
  'room.reloadLoses':
    'تب تک یہاں لکھا ہوا محفوظ نہیں ہوگا، اور اس آلے میں اسے رکھنے کی جگہ نہیں۔ صفحہ دوبارہ کھولنے سے پہلے اپنے لکھے کی نقل لے لیں۔',
  'room.reloadNow': 'دوبارہ کھولیں',
  'room.takenOut': 'یہ سیکشن مسودے سے نکال دیا گیا ہے',
  'room.takenOutHint': 'یہاں لکھا ہوا اب محفوظ نہیں ہوتا۔ جو درکار ہو اسے نقل کر لیں۔',
  'room.unreadable': 'مل کر لکھا ہوا متن اس وقت درست نہیں بنتا',
  'room.unreadableHint':
    'آپ میں سے دو نے ایک ہی فہرست یا جدول کو ایک ساتھ بدلا۔ اسے درست کریں یا واپس لیں؛ تب تک آخری درست متن رکھا ہے اور تجویز بھیجی نہیں جا سکتی۔',
  'room.alsoOpen': 'انھی الفاظ پر یہ بھی زیرِ غور ہے: تجویز {number}، {body}',
};
