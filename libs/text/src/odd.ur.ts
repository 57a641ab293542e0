/** The Urdu of odd.en.ts. */
export const oddUr = {
  'odd.direction': 'متن کا رخ بدلتا ہے ({code})',
  'odd.zero-width': 'نادیدہ حرف {code}',
  'odd.tag': 'چھپا ٹیگ حرف {code}',
  'odd.look-alike': 'دوسرے رسم الخط کا حرف {code}',
  'odd.accepted':
    '{count, plural, one {ایک تبدیلی جو آپ منظور کر رہے ہیں ویسی نہیں جیسی دکھتی ہے} other {# تبدیلیاں جو آپ منظور کر رہے ہیں ویسی نہیں جیسی دکھتی ہیں}}',
  'odd.more': '{count, plural, one {اور # مزید} other {اور # مزید}}',
} as const;
