import { describe, expect, test } from '@jest/globals';
import { findIdentifying } from './identifying.js';

const kinds = (text: string) => findIdentifying(text).map((finding) => finding.kind);

describe('what may identify a person', () => {
  test('is found with the exact words', () => {
    const text =
      'A girl of 12, Zainab, from House 14, Street 7 was kept at this shelter in March. Call 0300 0000000. The text should say so.';
    expect(findIdentifying(text)).toEqual([
      { kind: 'name-with-age', words: 'A girl of 12, Zainab' },
      { kind: 'address', words: 'House 14, Street 7' },
      { kind: 'phone', words: '0300 0000000' },
    ]);
  });

  test.each([
    ['42101-1234567-1', ['cnic']],
    ['4210112345671', ['cnic']],
    ['+92 300 1234567', ['phone']],
    ['021-34567890', ['phone']],
    ['write to ahmed@example.org today', ['email']],
    ['Bilal Ahmed, aged 9, was found', ['name-with-age']],
    ['Sana (11 years old) told us', ['name-with-age']],
    ['زینب عمر ۱۲', ['name-with-age']],
    ['مکان نمبر ۱۴ گلی ۷', ['address']],
    ['شناختی کارڈ ۴۲۱۰۱-۱۲۳۴۵۶۷-۱', ['cnic']],
  ])('%s', (text, expected) => expect(kinds(text)).toEqual(expected));

  test('is not a helpline, an Act, an edition or a plain sentence', () => {
    for (const text of [
      'SCPA operates a helpline (1121); Madadgar 15 answers too.',
      'The title is “Islamabad Capital Territory Child Protection Act, 2018”, section 12.',
      'In edition 1.2 the second paragraph of 2018 names 21 agencies.',
      'Children under 18 years are covered by the law.',
    ])
      expect(findIdentifying(text)).toEqual([]);
  });

  test('takes no longer for hostile text than for any other', () => {
    const hostile = [
      `${'Aa '.repeat(3_000)}`,
      '1'.repeat(10_000),
      `${'a.'.repeat(5_000)}@`,
      'House '.repeat(1_600),
      `${'12 years '.repeat(1_100)}`,
    ];
    const before = performance.now();
    for (const text of hostile) findIdentifying(text);
    expect(performance.now() - before).toBeLessThan(1_000);
  });
});
