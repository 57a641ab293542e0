import { schema } from '@tarmeem/document';
import { expect, it } from '@jest/globals';
import { matchesIn } from './find.js';

const found = (words: string, query: string): string[] => {
  const doc = schema.node('doc', null, [schema.node('paragraph', null, [schema.text(words)])]);
  return matchesIn(doc, query).map(({ from, to }) => doc.textBetween(from, to));
};

it.each([
  ['The Labour labour', 'LABOUR', ['Labour', 'labour']],
  ['the worker’s “card”', `worker's "card"`, ['worker’s “card”']],
  ['کِتابُ اور كتاب', 'کتاب', ['کِتابُ', 'كتاب']],
  ['کتاب', 'کِتاب', ['کتاب']],
  ['می\u200cشود', 'میشود', ['می\u200cشود']],
  ['گئی گی', 'گی', ['گی']],
  ['آب اب', 'اب', ['اب']],
  ['ا\u0653ب', 'آب', ['ا\u0653ب']],
  ['café cafe', 'cafe', ['cafe']],
  ['cafe\u0301', 'café', ['cafe\u0301']],
  ['İstanbul help\u00adline', 'helpline', ['help\u00adline']],
  ['nothing', 'something', []],
  ['nothing', '\u200f', []],
])('in “%s” “%s” stands at %j', (words, query, wanted) => {
  expect(found(words, query)).toEqual(wanted);
});
