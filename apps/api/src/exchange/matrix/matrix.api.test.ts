import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { FeedbackPage, FeedbackReceipt, MatrixView, ReviewView } from '@tarmeem/contract';
import { unzipSync } from 'fflate';
import { DataSource } from 'typeorm';
import { TrackFeedback } from '../../feedback/index.js';
import type { Client } from '../../testing/client.js';
import { changesOf, decide, prepare, publish } from '../../testing/deciding.js';
import { jobsDone } from '../../testing/until.js';
import { changeStructure } from '../../testing/structure.js';
import { begin, document, must, propose, startWorld, submit, type World } from '../../testing/world.js';
import { neutral } from './matrix-files.js';

jest.setTimeout(60_000);
let world: World;
let [officer, moderator, second, publisher]: Client[] = [];
const at = `/documents/${document}`;
beforeAll(async () => {
  world = await startWorld();
  [officer, moderator, second, publisher] = await Promise.all(
    ['officer@sindh', 'moderator@commission', 'second@commission', 'publisher@commission'].map((it) => world.as(it)),
  );
  const { sectionId } = await world.section('sindh/sindh-police');
  const say = async (text: string, more: object = {}) => {
    const body = { kind: 'correction', text, ...more };
    return must(await world.anyone().post<FeedbackReceipt>(`${at}/feedback`, { body })).number;
  };
  await say('=HYPERLINK("http://evil.example","Click")', { sectionId, name: '+A reader' });
  await say('About words that go.', { sectionId, anchor: { exact: 'redressal for' } });
  const answered = await say('Print the list of courts.');
  await say('The same again.');
  const items = must(await moderator!.get<FeedbackPage>(`${at}/feedback`)).items;
  const answer = async (number: number, body: object) => {
    const item = items.find((one) => one.number === number)!;
    must(await moderator!.post(`/feedback/${item.id}/release`, { version: item.version }));
    must(await moderator!.put(`/feedback/${item.id}/disposition`, { version: item.version + 1, body }));
  };
  await answer(answered, { disposition: 'out-of-scope', response: 'Courts are in the annual report.' });
  await answer(answered + 1, { disposition: 'duplicate', response: 'See above.', duplicateOf: answered });
  const words = [
    ['redressal for', 'help with'],
    ['entrusted', 'charged'],
  ] as const;
  const { id } = await propose(officer!, { sectionId, edit: { words } });
  const [first, other] = await changesOf(moderator!, id);
  const byWords = [first!, other!].map((change) => [change, change === first ? 'rejected' : 'accepted'] as const);
  must(await decide(moderator!, id, byWords));
  must(await prepare(second!));
  must(await publish(publisher!));
  await jobsDone(world.app);
}, 120_000);
afterAll(() => world.close());

const file = async (query: string, client = moderator!): Promise<Buffer> => {
  const answer = await client.raw(`${at}/response-matrix/file?${query}`);
  expect([answer.status, answer.headers.get('content-disposition')]).toEqual([
    200,
    expect.stringMatching(/^attachment/),
  ]);
  return Buffer.from(await answer.arrayBuffer());
};

describe('the response matrix', () => {
  test('has every remark and every change once, in the order of the text, and counts what it shows', async () => {
    const view = must(await moderator!.get<MatrixView>(`${at}/response-matrix`));
    expect(view.items.map((row) => row.number).sort()).toEqual(['1.1', '1.2', 'F 1', 'F 2', 'F 3', 'F 4']);
    expect(new Set(view.items.map((row) => row.id)).size).toBe(view.total);
    expect(view.items.slice(-2).map((row) => row.section)).toEqual([null, null]);
    const counted = Object.values(view.counts).reduce((sum, count) => sum + count, 0);
    expect([counted, view.total, view.items.length]).toEqual([6, 6, 6]);
    expect(view.counts).toMatchObject({ accepted: 1, rejected: 1, held: 2, duplicate: 1, 'out-of-scope': 1, open: 0 });
    const accepted = view.items.find((row) => row.fate === 'accepted');
    expect(accepted).toMatchObject({ edition: '1.1', proposed: expect.stringContaining('help with') });
    expect(view.items.find((row) => row.number === 'F 4')).toMatchObject({ duplicateOf: 3, proposalId: null });
    const { number } = must(await moderator!.get<ReviewView>(`/proposals/${accepted!.proposalId!}/review`)).proposal;
    expect(number).toBe(1);
    const inUrdu = must(await moderator!.get<MatrixView>(`${at}/response-matrix?language=ur`));
    expect(inUrdu.items.find(({ id }) => id === accepted!.id)?.proposed).toMatch(/^حذف: .*help with/u);
    const only = must(await moderator!.get<MatrixView>(`${at}/response-matrix?fate=held`));
    expect([only.items.length, only.total]).toEqual([2, 6]);
  });

  test('as CSV has the same lines, formulas neutralised, names only when asked for', async () => {
    const csv = (await file('format=csv&names=yes')).toString('utf8');
    expect(csv.startsWith('\ufeff"No.","From"')).toBe(true);
    expect(csv.match(/^"(?:F \d+|\d+\.\d+)"/gmu)).toHaveLength(6);
    expect(csv).toContain(`"'=HYPERLINK(""http://evil.example"",""Click"")"`);
    expect(csv).toContain(`"'+A reader"`);
    expect(csv).toContain('Sindh Child Protection Authority (SCPA)');
    const without = (await file('format=csv')).toString('utf8');
    expect(without).not.toContain('+A reader');
    expect(without).toContain('"A reader"');
    for (const cell of ['=1+1', '+1', '-1', '@x', '\t=1', '  =1', '\r=1']) expect(neutral(cell)).toBe(`'${cell}`);
    expect(neutral('1-1')).toBe('1-1');
  });

  test('as a spreadsheet and as a Word file has text alone, in the order of columns that was asked for, also in Urdu', async () => {
    const xlsx = unzipSync(await file('format=xlsx&columns=iso'));
    const sheet = new TextDecoder().decode(xlsx['xl/worksheets/sheet1.xml']);
    // On paper: all columns on one sheet.
    expect(sheet).toMatch(/<worksheet[^>]*><sheetPr><pageSetUpPr fitToPage="1"\/><\/sheetPr>/u);
    expect(sheet).toMatch(/<pageSetup [^>]*fitToWidth="1" fitToHeight="0"/u);
    expect(sheet).not.toMatch(/<f[ >]/u);
    expect(sheet.match(/<row /gu)).toHaveLength(7);
    const docx = unzipSync(await file('format=docx&language=ur'));
    const body = new TextDecoder().decode(docx['word/document.xml']);
    expect(body.match(/<w:tr[ >]/gu)).toHaveLength(7);
    expect(body).toContain('پہلے کہا جا چکا');
    const widths = [...body.matchAll(/<w:gridCol w:w="(\d+)"/gu)].map(([, width]) => Number(width));
    expect(widths).toHaveLength(8);
    expect(Math.max(...widths)).toBe(widths[4]); // what was said, not the numbers of items and editions
    expect(widths[4]).toBeGreaterThan(2 * widths[0]!);
    // English words in the Urdu file run from left to right, their full stop behind them, and Urdu ones from right to left.
    const paragraphOf = (words: string): string =>
      body.match(/<w:p>.*?<\/w:p>/gu)!.find((one) => one.includes(words)) ?? '';
    expect(paragraphOf('Print the list of courts.')).toMatch(
      /<w:bidi w:val="0"\/><w:jc w:val="left"\/><\/w:pPr><w:r><w:t [^>]*>Print the list of courts\.</u,
    );
    // A sentence of ours is Urdu however long the English words are that it quotes.
    expect(paragraphOf('help with')).toContain('<w:bidi/>');
    expect(paragraphOf('پہلے کہا جا چکا')).toMatch(/<w:bidi\/><w:jc w:val="left"\/><\/w:pPr><w:r><w:rPr><w:rtl\/>/u);
    const iso = (await file('format=csv&columns=iso')).toString('utf8');
    expect(iso.split('\r\n')[0]).toContain('"Section","Type of comment","Comment","Proposed change","Observation');
  });

  test('is shown to nobody without such an office, nor in a form that is none', async () => {
    expect((await officer!.get(`${at}/response-matrix`)).status).toBe(403);
    expect((await world.anyone().get(`${at}/response-matrix/file?format=csv`)).status).toBe(401);
    expect((await moderator!.get(`${at}/response-matrix/file?format=exe`)).status).toBe(422);
    expect((await moderator!.get('/documents/nothing-here/response-matrix')).status).toBe(404);
  });

  test('keeps what was said of a section that is retired since: detached, with the name of its place, listed and counted once', async () => {
    const before = must(await moderator!.get<MatrixView>(`${at}/response-matrix`));
    const { sectionId } = await world.section('sindh/labor-department');
    const body = {
      kind: 'comment',
      sectionId,
      text: 'Who does it then?',
      anchor: { exact: 'rehabilitation of victims' },
    };
    const said = must(await world.anyone().post<FeedbackReceipt>(`${at}/feedback`, { body }));
    const { id } = await begin(officer!, sectionId);
    must(await changeStructure(officer!, id, sectionId, { live: false }));
    await submit(officer!, id);
    must(await decide(moderator!, id, [[(await changesOf(moderator!, id))[0]!, 'accepted']]));
    must(await prepare(second!));
    must(await publish(publisher!));
    await jobsDone(world.app);
    const view = must(await moderator!.get<MatrixView>(`${at}/response-matrix`));
    const rows = view.items.filter((row) => row.comment === 'Who does it then?');
    expect(rows).toMatchObject([
      { number: `F ${String(said.number)}`, anchor: 'DETACHED', quote: 'rehabilitation of victims', fate: 'held' },
    ]);
    expect(rows[0]!.section).toMatchObject({ sectionId, heading: 'Labor Department, Sindh' });
    const retirement = view.items.find((row) => row.what === 'change' && row.section?.sectionId === sectionId);
    expect(retirement?.proposed).toBe('Section retired: Labor Department');
    // The remark and the retirement itself.
    const counted = Object.values(view.counts).reduce((sum, count) => sum + count, 0);
    expect([counted, view.total, new Set(view.items.map((row) => row.id)).size]).toEqual(
      Array.from({ length: 3 }, () => before.total + 2),
    );
    expect([view.counts.held, view.counts.accepted]).toEqual([before.counts.held + 1, before.counts.accepted + 1]);
    for (const columns of ['general', 'iso']) {
      const csv = (await file(`format=csv&columns=${columns}`)).toString('utf8');
      expect(csv.split('Who does it then?')).toHaveLength(2);
    }
  });

  test('row 37 of incidents: is made with the rights of who asks, on screen and as files, and kept by nobody on the way', async () => {
    const { sectionId } = await world.section('punjab/punjab-police');
    const body = { kind: 'comment', sectionId, text: 'Said of Punjab.' };
    const { number } = must(await world.anyone().post<FeedbackReceipt>(`${at}/feedback`, { body }));
    await world.app.app.get(DataSource).query(
      `update role_grant set jurisdiction = 'punjab'
       where person_id = (select id from person where email = 'second@commission.example')`,
    );
    const theirs = must(await second!.get<MatrixView>(`${at}/response-matrix`));
    expect([theirs.total, theirs.items.map((row) => row.number)]).toEqual([1, [`F ${String(number)}`]]);
    expect(Object.values(theirs.counts).reduce((sum, count) => sum + count, 0)).toBe(1);
    const csv = (await file('format=csv&names=yes', second!)).toString('utf8');
    expect(csv.trim().split('\r\n')).toHaveLength(2);
    expect(csv).toContain('Said of Punjab.');
    const whole = (await file('format=csv&names=yes')).toString('utf8');
    expect(whole).toContain('Said of Punjab.');
    expect(whole).toContain('Print the list of courts.');
    const { headers } = await second!.raw(`${at}/response-matrix/file?format=csv`);
    expect(headers.get('cache-control')).toContain('no-store');
  });

  test('passes on no words that may identify somebody, were not let through or were taken back, and has each such item once all the same', async () => {
    const before = must(await moderator!.get<MatrixView>(`${at}/response-matrix`));
    const { sectionId } = await world.section('punjab/labor-department');
    const send = async (text: string, name = '') =>
      must(
        await world.anyone().post<FeedbackReceipt>(`${at}/feedback`, {
          body: { kind: 'comment', sectionId, text, name, anchor: { exact: 'supporting victim rehabilitation' } },
        }),
      );
    const held = await send('Call Zainab, aged 9, at home.', 'Aunt of hers');
    const refused = await send('Words of a quarrel.', 'Quarreller');
    const withdrawn = await send('Words regretted.', 'Regretter');
    const [item] = must(await moderator!.get<FeedbackPage>(`${at}/feedback`)).items.filter(
      ({ number }) => number === refused.number,
    );
    must(
      await moderator!.post(`/feedback/${item!.id}/refusal`, {
        version: item!.version,
        body: { reason: 'A quarrel.' },
      }),
    );
    await world.app.app.get(TrackFeedback).withdraw(withdrawn.trackingCode);
    const numbers = [held, refused, withdrawn].map(({ number }) => `F ${String(number)}`);
    const secrets = ['Zainab', 'Aunt of hers', 'of a quarrel', 'Quarreller', 'regretted', 'Regretter'];
    for (const client of [moderator!, publisher!]) {
      const view = must(await client.get<MatrixView>(`${at}/response-matrix`));
      expect(view.total).toBe(before.total + 3);
      const rows = numbers.map((number) => view.items.filter((row) => row.number === number));
      expect(rows).toMatchObject(
        ['identifying', 'refused', 'withdrawn'].map((withheld) => [
          {
            withheld,
            from: '',
            comment: '',
            quote: 'supporting victim rehabilitation',
            section: { heading: 'Labor Department, Punjab' },
          },
        ]),
      );
      for (const columns of ['general', 'iso']) {
        const csv = (await file(`format=csv&columns=${columns}`, client)).toString('utf8');
        for (const secret of secrets) expect(csv).not.toContain(secret);
        for (const number of numbers) expect(csv.split(`"${number}"`)).toHaveLength(2);
        expect(csv).toContain('these words may identify a person');
      }
      for (const format of ['xlsx', 'docx']) {
        const files = Object.values(unzipSync(await file(`format=${format}`, client)));
        const words = files.map((bytes) => new TextDecoder().decode(bytes)).join('\n');
        for (const secret of secrets) expect(words).not.toContain(secret);
        expect(words).toContain('Withdrawn by who sent it');
      }
    }
    const whole = (await file('format=csv&names=yes')).toString('utf8');
    for (const secret of secrets) expect(whole).toContain(secret);
  });
});
