/** The Urdu of odd.en.ts. */
export const oddUr = {
  'odd.direction': 'متن کا رخ بدلتا ہے ({code})',
  'odd.zero-width': 'نادیدہ حرف {code}',
  'odd.tag': 'چھپا ٹیگ حرف {code}',
  'odd.look-alike': 'دوسرے رسم الخط کا حرف {code}',
  'odd.more': '{count, plural, one {اور # مزید} other {اور # مزید}}',
} as const;
