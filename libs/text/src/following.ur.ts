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
  'evidence.label': 'ثبوت',
  'evidence.if': '(اگر آپ کے پاس ہو)',
  'evidence.hint': 'PDF، Word، JPEG یا PNG؛ زیادہ سے زیادہ پانچ فائلیں، کل 10 MB۔ نوٹیفکیشن کی تصویر کافی ہے۔',
  'evidence.again': 'اپنی فائلیں دوبارہ چنیں: براؤزر انہیں یاد نہیں رکھتا۔',
  'evidence.list': 'ثبوت',
  'evidence.held': 'ناظم نے ابھی نہیں دیکھی',
  'evidence.refused': 'جاری نہیں کی گئی',
  'evidence.kilobytes': '{size, number} kB',
  'evidence.megabytes': '{size, number} MB',
  'evidence.error.empty': 'ایک فائل خالی ہے۔ اسے دوبارہ چنیں یا اس کے بغیر بھیجیں',
  'evidence.error.too-large': 'فائلیں مل کر 10 MB سے بڑی ہیں۔ کم یا چھوٹی فائلیں بھیجیں',
  'evidence.error.too-many': 'زیادہ سے زیادہ پانچ فائلیں چنیں',
  'evidence.error.type': 'PDF، Word (docx)، JPEG یا PNG فائلیں چنیں۔ ایک فائل اندر سے کچھ اور ہے، نام کچھ بھی ہو',
  'evidence.error.unreadable': 'ایک تصویر کھل نہیں سکی یا بہت بڑی ہے۔ اسے دوبارہ محفوظ کر کے چنیں',
  'evidence.error.full': 'یہاں مزید فائلیں نہیں لی جا سکتیں۔ اپنے الفاظ ان کے بغیر بھیجیں',
};
