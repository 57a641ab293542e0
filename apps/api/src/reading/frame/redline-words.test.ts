import { expect, test } from '@jest/globals';
import { compare, type Doc, parse, redlineHtml } from '@tarmeem/document';
import { frameOf } from './frame.js';
import { redlineWords } from './redline-words.js';

const site = { host: 'tarmeem.example', origin: 'https://tarmeem.example', evaluation: false };

function linked(...links: (string | null)[]): Doc {
  const marks = links.flatMap((href) => (href === null ? [] : [{ type: 'link', attrs: { href } }]));
  const words = { type: 'text', text: 'the Act', marks };
  const content = [{ type: 'text', text: 'See ' }, words, { type: 'text', text: ' today.' }];
  return parse({ type: 'doc', content: [{ type: 'paragraph', content }] });
}

test.each([
  ['https://a.pk/1', 'https://a.pk/2', 'link of “the Act” changed from https://a.pk/1 to https://a.pk/2'],
  [null, 'https://a.pk/2', 'link to https://a.pk/2 set on “the Act”'],
  ['https://a.pk/1', null, 'link to https://a.pk/1 removed from “the Act”'],
])('a redline says of a link where it went and where it goes: %s, %s', (from, to, note) => {
  for (const locale of ['en', 'ur'] as const) {
    const [base, target] = [linked(from), linked(to)];
    const words = redlineWords(frameOf(site, locale), 'en');
    const shown = redlineHtml(base, compare(base, target), { view: 'changes', words });
    if (locale === 'en') expect(shown).toContain(note);
    for (const address of [from, to]) if (address) expect(shown.replace(/href="[^"]*"/gu, '')).toContain(address);
  }
});
