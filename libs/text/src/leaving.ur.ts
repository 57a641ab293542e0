import type { leavingEn } from './leaving.en.js';

/** Signing out where words are not saved, or without a connection. */
export const leavingUr: Record<keyof typeof leavingEn, string> = {
  'out.unsent': 'آپ کے کچھ الفاظ صرف اس آلے پر ہیں',
  'out.unsentHint':
    'یہ سرور پر نہیں پہنچے۔ انہیں یہاں صرف تب رکھیں جب کوئی اور یہ آلہ استعمال نہ کرتا ہو: دوبارہ یہیں سائن اِن کرنے پر یہ آپ کو پیش کیے جائیں گے۔',
  'out.keep': 'سائن آؤٹ کریں اور انہیں رکھیں',
  'out.forget': 'سائن آؤٹ کریں اور انہیں مٹا دیں',
  'out.stay': 'سائن اِن رہیں',
  'out.still': 'آپ ابھی تک سائن اِن ہیں',
  'out.stillHint':
    'رابطہ نہیں ہے، اس لیے آپ کا سیشن ختم نہ ہو سکا۔ کچھ مٹایا نہیں گیا۔ رابطہ بحال ہوتے ہی سیشن ختم کیا جا سکتا ہے؛ تب تک یہ براؤزر آپ کا کچھ نہیں دکھائے گا۔',
  'out.later': 'رابطہ بحال ہونے پر ختم کریں',
  'out.waiting': 'ابھی سائن آؤٹ نہیں ہوا',
  'out.waitingHint': 'رابطہ نہیں ہے۔ یہ براؤزر سرور تک پہنچتے ہی سیشن ختم کر دے گا، بند ہو کر دوبارہ کھلنے پر بھی۔',
  'out.again': 'ابھی کوشش کریں',
};
