import type { sendingEn } from './sending.en.js';

/** تجویز بھیجنے سے پہلے: دوسرے انہی الفاظ کا کیا چاہتے ہیں۔ */
export const sendingUr: Record<keyof typeof sendingEn, string> = {
  'sending.looking': 'انہی الفاظ پر دوسری تجاویز دیکھی جا رہی ہیں…',
  'sending.unknown': 'معلوم نہ ہو سکا کہ دوسری تجاویز انہی الفاظ پر ہیں یا نہیں۔ پھر بھی بھیجی جا سکتی ہے۔',
  'sending.alone': 'کوئی اور جمع کرائی گئی تجویز ان الفاظ پر نہیں۔',
  'sending.collides':
    '{count, plural, one {# تبدیلی ان} other {# تبدیلیاں ان}} الفاظ پر ہیں جنہیں دوسرے بھی بدلنا چاہتے ہیں',
  'sending.hint': 'آپ پھر بھی بھیج سکتے ہیں: جس کا فیصلہ پہلے ہو، دوسری سے دوبارہ پوچھا جائے گا۔',
  'sending.wholeSection': 'پورا حصہ',
  'sending.open': 'انہی الفاظ پر یہ بھی کھلی ہے: تجویز {number}، {body}',
  'sending.waits': 'پہلے ہی منظور، اگلی اشاعت میں: تجویز {number}، {body}',
};
