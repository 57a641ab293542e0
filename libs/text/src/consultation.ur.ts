import type { consultationEn } from './consultation.en.js';
import type { Words } from './message.js';

export const consultationUr: Words<keyof typeof consultationEn> = {
  'window.until': 'رائے {until} کے اختتام تک لی جائے گی۔',
  'window.from': 'رائے {from} سے لی جائے گی۔',
  'window.from-until': 'رائے {from} سے {until} کے اختتام تک لی جائے گی۔',
  'window.closed': 'رائے کا سلسلہ بند ہو چکا ہے۔ یہ {until} کے اختتام تک لی گئی۔',
  'window.closed.means':
    'اس وقت تک جو کچھ بھیجا گیا اس کا جواب یہاں دیا جاتا ہے، اور اسے کوڈ کے ذریعے اب بھی دیکھا جا سکتا ہے۔',
  'window.not-sent': 'آپ کی رائے نہیں بھیجی گئی',
  'window.yours': 'آپ نے کیا لکھا',
  'window.yours.hint': 'یہ کہیں محفوظ نہیں۔ رکھنا چاہیں تو نقل کر لیں۔',
  'form.public.after':
    'آپ کے الفاظ فوراً عوامی ہوں گے، سوائے اس کے کہ ان میں کسی شخص کی پہچان ہو سکے؛ ناظم انہیں بعد میں پڑھتا ہے۔ فائلیں ناظم کے دیکھنے کے بعد دکھائی جاتی ہیں۔ آپ کی ای میل نہیں دکھائی جاتی۔',
  'form.name.hint.after': 'آپ کے الفاظ کے ساتھ دکھایا جائے گا۔',
  'receipt.shown': 'یہ اب عوامی ہے۔ ناظم اسے پڑھتا ہے۔',
  'track.step.shown': 'عوامی کر دی گئی۔',
};
