import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readDocx } from '@tarmeem/word';
import { plainText } from '@tarmeem/document';
import { Client as Database } from 'pg';
import { superuser } from '../platform/embedded-database/index.js';
import { startTestApp, type TestApp } from '../testing/app.js';

// Incidents of others (trust, A3), row 17: a link whose address is a list, put straight into the database.
let first: TestApp;
let app: TestApp;
const slug = 'institutional-framework';
const words = 'This passage cannot be shown.';
beforeAll(async () => {
  first = await startTestApp({ seed: true });
  const owner = new Database({ ...first.database.owner, user: superuser });
  await owner.connect();
  const bad = { type: 'text', text: 'bad', marks: [{ type: 'link', attrs: { href: ['https://a.pk'] } }] };
  await owner.query(`set session_replication_role = replica`);
  await owner.query(
    `update revision set body = jsonb_set(body, '{content,0,content}', $1::jsonb) where id = (
       select revision_id from entry where slug = 'sindh-police')`,
    [JSON.stringify([bad])],
  );
  await owner.end();
  // One that was started afterwards: it has no page in memory.
  app = await startTestApp({ beside: first });
}, 120_000);
afterAll(async () => {
  await app.close();
  await first.close();
});

test('a stored text that is none stands as a placeholder on every page and in every file; the rest stands as it is', async () => {
  for (const at of [`/${slug}`, `/${slug}/sindh/sindh-police`]) {
    const answer = await fetch(app.address + at);
    expect([at, answer.status]).toEqual([at, 200]);
    expect(await answer.text()).toContain(`<p class="unreadable" role="note">${words}</p>`);
  }
  for (const ending of ['html', 'md', 'txt', 'json', 'xml', 'pdf', 'docx']) {
    const answer = await fetch(`${app.address}/${slug}.${ending}`);
    expect([ending, answer.status]).toEqual([ending, 200]);
    const bytes = new Uint8Array(await answer.arrayBuffer());
    if (ending === 'pdf') continue;
    const said =
      ending === 'docx'
        ? readDocx(bytes, { language: 'en' })
            .parts.map(({ accepted }) => plainText(accepted.doc))
            .join('\n')
        : new TextDecoder().decode(bytes);
    expect([ending, said.replaceAll('\\', '').includes(words)]).toEqual([ending, true]);
    expect(said).toContain('Children’s Helpline (1121)');
  }
  for (const at of [`/${slug}/sindh/sindh-police/history`, `/${slug}/compare/1.0...1.0`, `/${slug}/search?q=police`])
    expect([at, (await fetch(app.address + at)).status < 400]).toEqual([at, true]);
}, 60_000);
