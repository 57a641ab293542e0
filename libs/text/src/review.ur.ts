/** The Urdu of review.en.ts. */
export const reviewUr = {
  'counter.button': 'تبدیلیوں کے ساتھ منظور…',
  'counter.title': 'تجویز {proposal} کی تبدیلی {n} کو تبدیلیوں کے ساتھ منظور کریں',
  'counter.lead':
    'الفاظ ویسے لکھیں جیسے ہونے چاہییں۔ یہ اس تبدیلی پر آپ کی اپنی تجویز بن جاتی ہے؛ منظور وہ کرتا ہے جس نے دونوں میں سے کچھ نہ لکھا ہو۔ تب تک تبدیلی کھلی رہتی ہے۔',
  'counter.words': '”{heading}“ کا متن، اس تبدیلی کے ساتھ',
  'counter.heading': 'عنوان',
  'counter.why': 'یہ الفاظ کیوں',
  'counter.whyHint': 'لکھنے والا اور فیصلہ کرنے والا اسے پڑھتے ہیں',
  'counter.do': 'دوسری رائے کے لیے بھیجیں',
  'counter.same': 'پہلے الفاظ بدلیں؛ جوں کے توں لینے ہوں تو تبدیلی منظور کریں۔',
  'counter.failed': 'آپ کے الفاظ نہیں بھیجے گئے۔ وہ یہاں محفوظ ہیں۔',
  'counter.sent': 'آپ کے الفاظ تجویز {number} میں ہیں۔ کوئی اور اسے منظور کرے گا۔',
  'counter.answers': 'یہ {organisation} کی تجویز {number} کی تبدیلی {n} کا دوسرے الفاظ میں جواب ہے',
  'counter.original': 'اصل تجویز کھولیں',
  'counter.waits': '{name} نے دوسرے الفاظ تجویز کیے: تجویز {number}',
  'counter.back': 'دوسرے الفاظ، {name} کو واپس: تجویز {number}',
  'counter.open': 'کھولیں',
  'keys.counter': 'تبدیلیوں کے ساتھ منظور',
  'outcome.amendedBy': 'تجویز {number} کے الفاظ میں',
} as const;
