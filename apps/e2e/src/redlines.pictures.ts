import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from '@jest/globals';
import { compare, fromHtml, redlineHtml } from '@tarmeem/document';
import { parse } from 'parse5';

import { changeSentence } from '../../api/src/reading/frame/change-sentence.js';
import { frameOf } from '../../api/src/reading/frame/frame.js';
import { redlineWords } from '../../api/src/reading/frame/redline-words.js';
import { stylesheet } from '../../api/src/reading/style/index.js';
import { frameworkHistory } from '../../../libs/document/src/testing/framework-history.js';
import { openBrowser } from './browser.js';

/** What `npm run redlines` hands over through Jest: the folder that the pages and pictures go to. */
const { redlines: folder } = globalThis as { redlines?: string };

const frame = frameOf({ host: 'tarmeem.example', origin: 'https://tarmeem.example', evaluation: false }, 'en');
const words = redlineWords(frame, 'en');

/** A redline as the public pages show it, its sentences beside it; blocks where nothing changed are left out. */
function page(done: string, marked: string, sentences: readonly string[]): string {
  const unchanged =
    ':not(:is(ins, del, .mv, .mv-from, .taken-out, .put-in, .note)):not(:has(ins, del, .mv, .mv-from, .taken-out, .put-in, .note, .n))';
  return `<!doctype html><meta charset="utf-8"><title>${done}</title><style>${stylesheet.css}
    body { margin: 2rem; max-inline-size: 46rem } .text > ${unchanged} { display: none } .text { margin-block: 1rem }</style>
    <h1>${done}</h1><div class="text">${marked}</div><ol class="chg">${sentences.map((it) => `<li>${it}</li>`).join('')}</ol>`;
}

test('ten redlines of the institutional framework', async () => {
  if (!folder) throw new Error('name a folder: npm run redlines -- FOLDER');
  mkdirSync(folder, { recursive: true });
  const history = frameworkHistory().map(({ done, blocks }) => ({ done, doc: fromHtml(parse(blocks.join(''))).doc }));
  const { browser, close } = await openBrowser();
  try {
    const tab = await browser.newPage({ viewport: { width: 820, height: 600 } });
    for (const [index, { done, doc }] of history.slice(1).entries()) {
      const base = history[index]!.doc;
      const changes = compare(base, doc);
      expect(changes.length).toBeGreaterThan(0);
      const marked = redlineHtml(base, changes, { view: 'changes', words });
      const html = page(
        done,
        marked,
        changes.map((change) => changeSentence(frame, change.words)),
      );
      const name = join(folder, `redline-${String(index + 1).padStart(2, '0')}`);
      writeFileSync(`${name}.html`, html);
      await tab.setContent(html);
      await tab.screenshot({ path: `${name}.png`, fullPage: true });
    }
  } finally {
    await close();
  }
}, 120_000);
