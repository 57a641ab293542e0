import type { answeringEn } from './answering.en.js';
import type { Words } from './message.js';

export const answeringUr: Words<keyof typeof answeringEn> = {
  'place.exact': 'یہ الفاظ اشاعت {number} میں جوں کے توں موجود ہیں۔',
  'place.moved': 'اشاعت {number} میں تبدیل ہوئے۔ عبارت اب یوں ہے:',
  'place.moved.by': 'اشاعت {number} میں {body} کی تجویز پر تبدیل ہوئے۔ عبارت اب یوں ہے:',
  'place.detached': 'الگ: یہ الفاظ اب متن میں نہیں ہیں۔',
  'place.fitted': 'جہاں یہ آخری بار تھے، اشاعت {number}',
  'place.confirmed': 'تصدیق ہو چکی کہ یہ وہی عبارت ہے۔',
  'place.confirm': 'یہ وہی عبارت ہے',
  'place.deny': 'یہ کوئی اور ہے: الگ کریں',
  'place.state.MOVED': 'بدلے ہوئے الفاظ',
  'place.state.DETACHED': 'متن سے الگ',
  'files.list': 'ثبوت',
  'files.held': 'صرف ناظم دیکھتے ہیں',
  'files.refused': 'رد: فائل مٹا دی گئی',
  'files.release': 'جاری کریں',
  'files.refuse': 'رد کریں اور مٹائیں',
};
