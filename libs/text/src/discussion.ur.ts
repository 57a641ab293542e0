import type { discussionEn } from './discussion.en.js';

/** تجویز اور اس کی تبدیلیوں پر گفتگو۔ */
export const discussionUr: Record<keyof typeof discussionEn, string> = {
  'discussion.open': 'گفتگو کریں',
  'discussion.count': '{count, plural, =0 {ابھی کچھ نہیں کہا گیا} one {# پیغام} other {# پیغامات}}',
  'discussion.none': 'ابھی کچھ نہیں کہا گیا۔',
  'discussion.fromFile': 'ورڈ فائل میں، {name} کے نام سے',
  'discussion.fromNobody': '(نام نہیں)',
  'discussion.onChange': 'ایک تبدیلی پر',
  'discussion.internal': 'صرف آپ کا ادارہ',
  'discussion.shared': 'جانچ اور اشاعت کرنے والے بھی',
  'discussion.isInternal': 'یہ صرف آپ کا ادارہ پڑھتا ہے',
  'discussion.isShared': 'یہ ادارہ، جانچ اور اشاعت کرنے والے پڑھتے ہیں',
  'discussion.who': 'کون پڑھے گا',
  'discussion.notShared': 'تجویز جمع ہونے کے بعد جانچ کرنے والے بھی پڑھ سکیں گے۔',
  'discussion.text': 'آپ کا پیغام',
  'discussion.at': 'کسی کا ذکر کرنے کے لیے @ لکھیے۔',
  'discussion.offered':
    '{count, plural, one {ایک شخص کا ذکر ہو سکتا ہے} other {# افراد کا ذکر ہو سکتا ہے}}: تیر والے بٹن چنتے ہیں، Enter لیتا ہے، Esc چھوڑتا ہے۔',
  'discussion.needText': 'پہلے کچھ لکھیے۔',
  'discussion.mention': 'کسی کا ذکر کریں',
  'discussion.mentionHint': 'انھیں یہاں اور ای میل سے بتایا جائے گا۔',
  'discussion.chooseOne': 'ایک شخص چنیے',
  'discussion.mentions': 'ذکر: {names}',
  'discussion.unmention': '{name} کا ذکر ہٹائیں',
  'discussion.send': 'بھیجیں',
  'discussion.stays':
    'بھیجا ہوا پیغام بدلا نہیں جا سکتا۔ آپ اسے واپس لے سکتے ہیں؛ یہ نظر آتا رہے گا کہ کچھ لکھا گیا تھا۔',
  'discussion.withdraw': 'واپس لیں',
  'discussion.withdrawLabel': '{when} کا اپنا پیغام واپس لیں',
  'discussion.withdrawn': '{when} کو واپس لیا گیا',
  'discussion.mentioned': '{name} نے {title, select, none {ایک تجویز} other {«{title}»}} کی گفتگو میں آپ کا ذکر کیا',
  'discussion.mentionedNumber': '{name} نے تجویز {number} کی گفتگو میں آپ کا ذکر کیا',
  'discussion.read': 'پڑھیے',
  'keys.discuss': 'اس تبدیلی پر گفتگو کریں',
};
