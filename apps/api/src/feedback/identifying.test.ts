import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from '@jest/globals';
import { findIdentifying } from './identifying.js';
import { Lately } from './lately.js';

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
    ['۱۲ سالہ زینب گھر سے گئی', ['name-with-age']],
    ['Zainab is 9 years old and was taken', ['name-with-age']],
    ['Zainab, who was only 9 years old', ['name-with-age']],
    ['Zainab’s age is 9', ['name-with-age']],
    ['Zainab, age: 9', ['name-with-age']],
    ['Bilal aged nine', ['name-with-age']],
    ['Sana, a twelve-year-old', ['name-with-age']],
    ['A twelve-year-old girl, Sana, told us', ['name-with-age']],
    ['(021) 34567890', ['phone']],
    ['0092 300 1234567', ['phone']],
    ['0300.1234567', ['phone']],
    ['42101–1234567–1', ['cnic']],
    ['مکان نمبر ۱۴ گلی ۷', ['address']],
    ['ZAINAB, aged 9', ['name-with-age']],
    ['ZAINAB BIBI is 9 years old', ['name-with-age']],
    ['ZAINAB (AGE: 9)', ['name-with-age']],
    ['0300 - 1234567', ['phone']],
    ['0300/1234567', ['phone']],
    ['42101 - 1234567 - 1', ['cnic']],
    ['Zainab (9) was seen there', ['name-with-age']],
    ['Zainab Bibi (12)', ['name-with-age']],
    ['زینب (۹) وہاں تھی', ['name-with-age']],
    ['in Mohalla Eidgah, Sukkur', ['address']],
    ['Muhallah Islam Pura', ['address']],
    ['H. No. 12', ['address']],
    ['H.No 12, Street 4', ['address']],
    ['H # 12', ['address']],
    ['Plot 14', ['address']],
    ['Plot No. 14-B', ['address']],
    ['گھر نمبر ۱۴', ['address']],
    ['محلہ عیدگاہ', ['address']],
    ['ali at example.org', ['email']],
    ['ali (at) example (dot) org', ['email']],
    ['ali [at] example.org', ['email']],
    ['ali at example dot org', ['email']],
    ['شناختی کارڈ ۴۲۱۰۱-۱۲۳۴۵۶۷-۱', ['cnic']],
    ['Zainab – 9 years', ['name-with-age']],
    ['Zainab - 9 years old', ['name-with-age']],
    ['Zainab—aged nine—was there', ['name-with-age']],
    ['Zainab, 9, was taken', ['name-with-age']],
    ['Her name is Zainab, 9.', ['name-with-age']],
    ['Zainab, 9; Sana, 11', ['name-with-age', 'name-with-age']],
    ['Zainab, 9 and Sana', ['name-with-age']],
    ['Zainab [9]', ['name-with-age']],
    ['Zainab {9}', ['name-with-age']],
    ['Zainab （９）', ['name-with-age']],
    ['Zainab (9y)', ['name-with-age']],
    ['Zainab (9 y/o)', ['name-with-age']],
    ['Zainab 9yo', ['name-with-age']],
    ['Zainab (9 yrs)', ['name-with-age']],
    ['Zainab (f, 9)', ['name-with-age']],
    ['Zainab (girl, 9)', ['name-with-age']],
    ['Zainab (9, F)', ['name-with-age']],
    ['ZAINAB (9)', ['name-with-age']],
    ['ZAINAB BIBI [9]', ['name-with-age']],
    ['ZAINAB (9 YEARS)', ['name-with-age']],
    ['zainab aged 9', ['name-with-age']],
    ['a girl called zainab, aged 9, was there', ['name-with-age']],
    ['zainab, 9 years old', ['name-with-age']],
    ['Sana is nine', ['name-with-age']],
    ['Sana is nine and lives here', ['name-with-age']],
    ['Sana was only 9 when she came', ['name-with-age']],
    ['Zai\u0308nab (9)', ['name-with-age']],
    ['E\u0301lise, aged 9', ['name-with-age']],
    ['<b>Zainab</b> (9)', ['name-with-age']],
    ['<p class="x">Zainab</p> is 9 years old', ['name-with-age']],
    ['**Zainab** (9)', ['name-with-age']],
    ['زینب – ۹ سال', ['name-with-age']],
    ['Ayesha turned 12 last week', ['name-with-age']],
    ['Ayesha who is twelve', ['name-with-age']],
    ['Ayesha, who is 12, was there', ['name-with-age']],
    ['Ayesha was born on 3 May 2014', ['name-with-age']],
    ['Ayesha DOB 03-05-2014', ['name-with-age']],
    ['AYESHA 12 YEARS', ['name-with-age']],
    ['ayesha is 12 years old', ['name-with-age']],
    ['my niece ayesha, 12 years', ['name-with-age']],
    ['Ayesha umar 12 saal', ['name-with-age']],
    ['Ayesha jis ki umar 12 sal hai', ['name-with-age']],
    ['12 saal ki Ayesha', ['name-with-age']],
    ['12 sal ki bachi Ayesha lapata', ['name-with-age']],
    ['meri beti ayesha 12 saal ki hai', ['name-with-age']],
    ['(021) 3456 7890', ['phone']],
    ['+92 (300) 1234567', ['phone']],
    ['0300 12 34 567', ['phone']],
    ['0300-123-45-67', ['phone']],
    ['0300_1234567', ['phone']],
    ['42101_1234567_1', ['cnic']],
    ['R-123 Sector 5-C', ['address']],
    ['Chak No. 45 GB Faisalabad', ['address']],
    ['makan no 12 gali 5', ['address', 'address']],
    ['زینب، ۹، وہاں تھی', ['name-with-age']],
    ['زینب [۹]', ['name-with-age']],
    ['زینب (۹ سال)', ['name-with-age']],
    ['زینب (نو)', ['name-with-age']],
    ['زینب نو سال کی ہے', ['name-with-age']],
    ['نو سال کی بچی زینب وہاں تھی', ['name-with-age']],
    ['زَینَب (۹)', ['name-with-age']],
    ['<b>زینب</b> (۹)', ['name-with-age']],
    ['Zainab – 9', ['name-with-age']],
    ['Zainab - 9', ['name-with-age']],
    ['Zainab—9—was there', ['name-with-age']],
    ['Zainab – 9 – was there', ['name-with-age']],
    ['Zainab Bibi – 12, of this village', ['name-with-age']],
    ['We saw Zainab – 9 and Bilal – 11.', ['name-with-age', 'name-with-age']],
    ['Zainab – ۹', ['name-with-age']],
    ['زینب، ۹', ['name-with-age']],
    ['زینب – ۹', ['name-with-age']],
    ['زینب – ۹ – وہاں تھی', ['name-with-age']],
    ['زینب، ۹ اور علی، ۱۱', ['name-with-age', 'name-with-age']],
    ['زینب بی بی - 12۔', ['name-with-age']],
  ])('%s', (text, expected) => expect(kinds(text)).toEqual(expected));

  test.each([
    ['زینب بی بی، عمر 12 سال', 'زینب بی بی، عمر 12 سال'],
    ['یہاں زینب بی بی (عمر ۱۲ سال) رہتی تھی', 'یہاں زینب بی بی (عمر ۱۲ سال'],
    ['علی، جس کی عمر 9 سال ہے', 'علی، جس کی عمر 9 سال'],
    ['12 سالہ زینب بی بی، جو وہاں تھی', '12 سالہ زینب بی بی'],
    ['زینب بی بی، 12 سالہ، وہاں تھی', 'زینب بی بی، 12 سالہ'],
    ['12 سال کی زینب بی بی', '12 سال کی زینب بی بی'],
    ['9 برس کا علی، جو وہاں تھا', '9 برس کا علی'],
    ['12-سالہ زینب', '12-سالہ زینب'],
    ['بارہ سالہ زینب بی بی، جو وہاں تھی', 'بارہ سالہ زینب بی بی'],
    ['زینب کی عمر بارہ سال', 'زینب کی عمر بارہ سال'],
    ['زینب، جس کی عمر 9 برس ہے', 'زینب، جس کی عمر 9 برس'],
  ])('is found in Urdu with the name and not the age alone: %s', (text, words) =>
    expect(findIdentifying(text)).toEqual([{ kind: 'name-with-age', words }]),
  );

  test('is found behind signs that nobody sees, and shown with them', () => {
    for (const sign of ['\u200B', '\u00AD', '\u2060', '\uFEFF', '\u200E'])
      for (const words of [`Zai${sign}nab, aged 9`, `0300${sign}123${sign}4567`, `Zainab${sign} (${sign}9)`])
        expect(findIdentifying(`${sign}There: ${words}${sign} it was.`).map((it) => it.words)).toEqual([words]);
  });

  test('is nothing in the text of the Institutional Framework', () => {
    const file = join(import.meta.dirname, '../../../../documents/institutional-framework.txt');
    expect(findIdentifying(readFileSync(file, 'utf8'))).toEqual([]);
  });

  test.each([
    'within 12 years Sindh must do it',
    'Minister (2)',
    'Under 18 years The Act',
    'Rule 5 years of service Sindh Police',
    'Children aged 5 to 16',
    'For All Children aged 5 to 16',
    'The plan is 5 years old; the law is 12 years old.',
    'The rate turned 12 per cent; Result turned 5',
    'bachon ki umar 5 se 16 saal',
    '10 saal ki qaid, 5 saal ka mansooba, 12 saal ke bache',
    'her son sent 5 letters',
    'PUNISHMENT 10 YEARS; NADRA 12 YEARS',
    'Helpline 0800-12345, 111-222-333, 1121',
    'on 01-02-2023 at 10.30, 2023-2024',
    'Sector 5 and Block 3 of the plan',
    'Section (9) of the Act',
    'Article 25 (3)',
    'the Police (15) and Madadgar (15)',
    'Schedule (2)',
    'دفعہ (۹)',
    'ہیلپ لائن (۱۵)',
    'Mohalla Committees meet monthly; a mohalla committee decides.',
    'ہر محلہ میں محلہ کمیٹی بنائی جائے',
    'Look at example.org, or write to us at www.example.org. It is available at example.org/forms.',
    'a plot against children; 12 of the plots',
    'گھر کے 12 بچے',
    'H. R. Department No. 3',
    'arrived at 9.30 in the morning',
    'SERVICES FOR ALL CHILDREN AGED 9 AND OVER',
    'NADRA, 12 years on',
    'Punishment: 10 years',
    'in 2023/2024 - 1234 cases',
    'Punjab, 9 districts',
    'Punjab, 9 districts, and Sindh, 7 districts',
    'Act, 9 of 2018',
    'Section 9, 12 and 14',
    'the Punjab Act, 9, was passed',
    'Article 25-A [9]',
    'Section [9] of the Act; Schedule [2]',
    'SECTION (9) OF THE ACT',
    'TABLE (4)',
    'NADRA (9) and FIA (12)',
    'SINDH POLICE (15)',
    'CHILD PROTECTION COMMITTEE (7)',
    'Punishment – 10 years',
    'Imprisonment – 7 years, or Rs. 9,000',
    'Level – 9 years of schooling',
    'Ten (10) years; Three [3] members',
    'March, 9, 2018',
    'on Monday, 9 March, and June, 12',
    'The Commission is nine',
    'This is nine, and there are nine.',
    'She is nine',
    'The Act is nine pages long; Zainab is one of the names; Zainab is nine times mentioned',
    'children aged 9',
    'a child aged 9 and over; girls aged 9 to 12; every person aged 12',
    'one who is aged 9',
    'middle aged 9',
    'Rs. 9, Rs. 12 and 5,000',
    'PLD 2018 SC 9; 2018 SCMR 12; Khan v. State, 9 SCMR 12',
    'Lahore, 9.5 million; Sindh, 12% of all',
    'if a < b (9) and b > c',
    'دفعہ [۹]، شق (نو)',
    'پنجاب، ۹ اضلاع',
    'یہ منصوبہ دو سال کا ہے۔',
    'قید – ۱۰ سال',
    'کمیٹی، ۹، اور',
    'Section 9',
    'Section – 9',
    'Chapter – 9',
    'Chapter – 9, Article – 12; Schedule – 4',
    'Act – 9',
    'the Punjab Act – 9.',
    'Punjab – 9 districts',
    'Punjab – 9; Sindh – 7; Balochistan – 5',
    'Table (9)',
    'Table – 9',
    'Edition 9, Edition – 9 and Edition (9)',
    'Version – 3.',
    'Basic Pay Scale – 17',
    'Sustainable Development Goal – 16',
    'Convictions – 9, Arrests – 12',
    'Convictions (9), Acquittals (12)',
    'Females – 9; Males – 12',
    'Form-9, Sector-7, Gulshan-9 and Phase-4',
    'Monday – 9, March – 12',
    'Zainab – 9.5 and Zainab – 9/12',
    'Zainab – 2018, Zainab – 42, Zainab – 1',
    'Lahore – 9 shelters',
    'pages 3 – 9; 4 – 12',
    'between nine – 9 – and twelve',
    'Punishment – 10, Sentence – 7',
    'Rescue – 15.',
    'دفعہ – ۹',
    'باب – ۹، شق – ۴',
    'پنجاب، ۹',
    'سندھ – ۷۔',
    'ایکٹ – ۹',
    'اشاعت، ۹',
    'مارچ، ۹ اور ۱۰',
    'ان میں، ۹، اور ان سے، ۴۔',
    'زینب، ۹ اضلاع',
    'سزا – ۱۰',
    'ادارے – ۹ اور دفاتر – ۱۲',
  ])('is not: %s', (text) => expect(kinds(text)).toEqual([]));

  const numbered =
    'Committee Committees Article Phase Form Schedule Act Section Part Annex Annexes Regulation Bill Policy Grade Level Goal Member District Cases Recommendation Meeting کمیٹی آرٹیکل مرحلہ فارم شیڈول ایکٹ سیکشن حصہ ضمیمہ اضلاع ارکان پالیسی';
  test.each(numbered.split(' '))('is no number in brackets behind “%s”, but behind a name beside it', (word) => {
    expect(kinds(`${word} (9)`)).toEqual([]);
    expect(kinds(`Child Protection ${word} (۹)`)).toEqual([]);
    expect(findIdentifying(`${word} (9), ${word} Zainab (9)`)).toEqual([
      { kind: 'name-with-age', words: 'Zainab (9)' },
    ]);
    expect(kinds(`${word} زینب (9)`)).toEqual(['name-with-age']);
  });

  test('is not a helpline, an Act, an edition or a plain sentence', () => {
    for (const text of [
      'SCPA operates a helpline (1121); Madadgar 15 answers too.',
      'The title is “Islamabad Capital Territory Child Protection Act, 2018”, section 12.',
      'In edition 1.2 the second paragraph of 2018 names 21 agencies.',
      'Children under 18 years are covered by the law.',
      'The Commission has two years; Madadgar (15) answers within five.',
      'یہ قانون دو سال پہلے بنا۔',
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
      'AAA '.repeat(2_500),
      'A'.repeat(10_000),
      'A\u200B'.repeat(5_000),
      '1 - '.repeat(2_500),
      'زینب '.repeat(2_000),
      'ز'.repeat(10_000),
      `زینب${' '.repeat(9_000)}12`,
      '12 سالہ '.repeat(1_200),
      'بارہ سال کی '.repeat(900),
      `Zainab${' is'.repeat(3_000)}`,
      `Zainab${' '.repeat(9_000)}is`,
      `${'a.'.repeat(5_000)} at `,
      'a at '.repeat(2_000),
      'a (at) b (dot) '.repeat(700),
      'محلہ '.repeat(2_000),
      'زینب ('.repeat(1_600),
      'Aa ('.repeat(2_500),
      '<b '.repeat(3_000),
      `${'<'.repeat(10_000)}b>`,
      'Zainab, 9 '.repeat(1_000),
      'Zainab – 9 '.repeat(1_000),
      `Zainab${' '.repeat(9_000)}– 9`,
      'زینب – ۹ '.repeat(1_000),
      `Z${'\u0308'.repeat(9_000)}`,
      `Zainab${'\u0308a'.repeat(4_000)} (9`,
      'ZAINAB '.repeat(1_400),
      'zainab '.repeat(1_400),
      'zainab aged '.repeat(800),
      'نو سال کی '.repeat(900),
      `12 years${' '.repeat(9_000)}x`,
      'ayesha umar '.repeat(800),
      '12 saal ki '.repeat(900),
      '0300-1-2-'.repeat(1_100),
      'my niece '.repeat(1_100),
      `12 سال${'\n'.repeat(9_000)}x`,
      `12 years${' \u200B'.repeat(4_000)}x`,
    ];
    // Far from what it takes, some hundredths of a second: a pattern that goes back over its steps takes minutes.
    for (const text of hostile) within(20_000, text);
  });

  // A beginning that a pattern waits for, over and over or once, and then what it may take for its next part, to the longest that is sent.
  const beginnings =
    '|12 years|12 years girl|aged|Zainab|Zainab is|Zainab,|Zainab’s age|a girl of 9|ZAINAB|12345|0300|x at|x [at] y|House No|Mohalla|12 سال|12 سالہ|عمر|زینب|ایک سال|محلہ|گھر|12 saal ki|umar|my niece|0300-1|R-123|is 12 years|born on|AYESHA 12';
  const fillings = ' |\n| \u200B|\u0301|\u200C|a|A|Aa |AAA |1|1 |-|.|a.|،|(|زی|زی |one '.split('|');
  test.each(beginnings.split('|'))('takes no longer for what looks like the beginning of it: “%s”', (beginning) => {
    for (const filling of fillings)
      for (const text of [beginning + filling.repeat(10_000), (beginning + filling).repeat(10_000)])
        within(20_000, `${text.slice(0, 9_999)}¤`);
  });

  test('is looked for once in what was looked through before', () => {
    let looked = 0;
    const lately = new Lately<number>(2);
    const of = (text: string) => lately.of(text, () => (looked += 1));
    expect([of('a'), of('b'), of('a'), of('b')]).toEqual([1, 2, 1, 2]);
    expect([of('c'), of('b'), of('a')]).toEqual([3, 2, 4]);
    expect(findIdentifying('Zainab (9)')).toEqual(findIdentifying('Zainab (9)'));
  });
});

/** Looks through a text, and throws when that takes longer than so many milliseconds. */
function within(milliseconds: number, text: string): void {
  runInNewContext('find(text)', { find: findIdentifying, text }, { timeout: milliseconds });
}
