import { expect, test } from '@jest/globals';
import { directionOfWords } from './index.js';

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
