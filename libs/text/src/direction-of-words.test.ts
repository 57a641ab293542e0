import { expect, test } from '@jest/globals';
import { directionAgainst, directionOfWords, isUrdu } from './index.js';

test.each([
  ['', undefined],
  ['1121 (2) – 50 %.', undefined],
  ['👍', undefined],
  ['They are right.', 'ltr'],
  ['“They are right.”', 'ltr'],
  ['F 12', 'ltr'],
  ['یہ درست ہے۔', 'rtl'],
  ['۱۲۱ پر فون کریں', 'rtl'],
  ['“Courts” کی فہرست بھی شائع کریں۔', 'rtl'],
  ['Helpline 1121 کا نمبر ہر صفحے پر لکھا جائے۔', 'rtl'],
  ['“عدالت” is the word that the Act uses.', 'ltr'],
  ['حذف: “redressal for”؛ اضافہ: “help with”', 'rtl'],
  ['حذف: ”\u2068redressal for\u2069“؛ اضافہ: ”\u2068help with\u2069“', 'rtl'],
  ['\u2068Sindh Child Protection Authority\u2069 نے کہا', 'rtl'],
  ['«redressal for» – حذف', 'rtl'],
  ['“redressal for', 'ltr'],
  ['Print “فہرست برائے عدالت”.', 'ltr'],
  ['“فہرست برائے عدالت”', 'rtl'],
  ['ab اب', 'ltr'],
  ['اب ab', 'rtl'],
  ['שלום', 'rtl'],
  ['Привет', 'ltr'],
  ['\ufefa\ufe8e', 'rtl'],
  ['𞤀𞤣', 'rtl'],
] as const)('the words %j run %s', (text, direction) => {
  expect(directionOfWords(text)).toBe(direction);
});

test.each([
  ['en', 'ہیلپ لائن 1121 (24 hours) پر رابطہ کریں، یا Sindh Police سے رجوع کریں۔', 'rtl'],
  ['en', 'They call it “فہرست برائے عدالت” here.', undefined],
  ['en', '1121', undefined],
  ['ur', 'They are right.', 'ltr'],
  ['ur', 'یہ Sindh Police کی ذمہ داری ہے۔', undefined],
] as const)('in a text of %s the words %j run against it: %s', (language, words, direction) => {
  expect(directionAgainst(language)(words)?.dir).toBe(direction);
});

test.each([
  ['ہیلپ لائن 1121 پر رابطہ کریں', true],
  ['پولیس', true],
  ['Sindh Police سے رجوع کریں', true],
  ['السلام عليكم ورحمة الله', false], // Arabic
  ['سنڌ جي پوليس کي ٻڌايو', false], // Sindhi
  ['د پولیسو مرکز ته ورشئ، ښه', false], // Pashto
  ['Sindh Police', false],
  ['שלום', false],
  ['1121', false],
] as const)('the words %j are Urdu by their letters: %s', (words, told) => {
  expect(isUrdu(words)).toBe(told);
  expect(directionAgainst('ur')(words)?.lang).toBeUndefined();
  expect(directionAgainst('en')(words)?.lang).toBe(told && !words.startsWith('Sindh Police سے') ? 'ur' : undefined);
});
