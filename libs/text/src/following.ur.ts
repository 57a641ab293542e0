import type { followingEn } from './following.en.js';
import type { Words } from './message.js';

export const followingUr: Words<keyof typeof followingEn> = {
  'anchor.exact': 'یہ الفاظ اشاعت {number} میں جوں کے توں موجود ہیں۔',
  'anchor.moved': 'یہ الفاظ اشاعت {number} میں بدل گئے۔ اب یوں ہیں:',
  'anchor.moved.by': 'یہ الفاظ اشاعت {number} میں {body} کی تجویز پر بدل گئے۔ اب یوں ہیں:',
  'anchor.unconfirmed': 'ابھی کسی نے تصدیق نہیں کی کہ یہ وہی عبارت ہے۔',
  'anchor.confirmed': 'تصدیق ہو چکی کہ یہ وہی عبارت ہے۔',
  'anchor.detached': 'جن الفاظ کے بارے میں یہ ہے وہ اب متن میں نہیں ہیں۔',
  'anchor.detached.section': 'جس حصے کے بارے میں یہ ہے وہ اب دستاویز میں نہیں ہے۔',
  'anchor.fitted': 'انہیں اشاعت {number} میں پڑھیں',
  'anchor.fitted.section': 'اسے اشاعت {number} میں پڑھیں',
  'anchor.count':
    '{count, plural, one {# رائے ایسے الفاظ} other {# آرا ایسے الفاظ}} کے بارے میں ہے جو اب متن میں نہیں۔',
  'anchor.ask': 'کیا اب بھی آپ کی مراد یہی عبارت ہے؟',
  'anchor.ask.yes': 'جی ہاں',
  'anchor.ask.no': 'جی نہیں',
};
