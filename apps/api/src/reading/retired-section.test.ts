import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Client } from '../testing/client.js';
import { acceptAll, prepare, publish } from '../testing/deciding.js';
import { addSection, changeStructure } from '../testing/structure.js';
import { begin, document, must, propose, startWorld, submit, type World } from '../testing/world.js';

let world: World;
let unit = '';
const at = `/${document}`;
const [first, moved, last] = ['sindh/sindh-police/helpline', 'sindh/helpline', 'sindh/child-helpline'];

/** Each step is an edition of its own, 1.1 to 1.5. */
beforeAll(async () => {
  world = await startWorld();
  const [officer, moderator, second, publisher] = (await Promise.all(
    ['officer@sindh', 'moderator@commission', 'second@commission', 'publisher@commission'].map((name) =>
      world.as(name),
    ),
  )) as [Client, Client, Client, Client];
  const released = async (id: string, changeNote: string): Promise<void> => {
    await acceptAll(moderator, id);
    must(await prepare(second, { changeNote }));
    must(await publish(publisher));
  };
  const step = async (sectionId: string, body: unknown, note: string): Promise<void> => {
    const { id } = await begin(officer, sectionId);
    must(await changeStructure(officer, id, sectionId, body));
    await submit(officer, id);
    await released(id, note);
  };
  const [police, sindh] = [await world.section('sindh/sindh-police'), await world.section('sindh')];
  const added = await begin(officer, police.sectionId);
  unit = await addSection(officer, added.id, {
    parentId: police.sectionId,
    heading: 'Helpline',
    text: 'Call 1121 by day.',
  });
  await submit(officer, added.id);
  await released(added.id, 'A helpline.');
  await step(unit, { place: { parentId: sindh.sectionId, afterId: police.sectionId } }, 'It moves.');
  const edit = { heading: 'Child Helpline', words: [['by day', 'at any time']] } as const;
  await released((await propose(officer, { sectionId: unit, edit })).id, 'Another name.');
  await step(unit, { slug: 'child-helpline' }, 'Another address.');
  await step(unit, { live: false }, 'Another law has it now.');
}, 120_000);
afterAll(() => world.close());

const ask = async (path: string, accept = 'text/html') => {
  const answer = await fetch(`${world.app.address}${path}`, { headers: { accept }, redirect: 'manual' });
  return { status: answer.status, to: answer.headers.get('location'), html: await answer.text() };
};

describe('a section that was added, moved, renamed and retired', () => {
  test.each([first, moved, last])('says at %s which it was, since when and why it is not there', async (path) => {
    const { status, html } = await ask(`${at}/${path}`);
    expect(status).toBe(410);
    expect(html).toMatch(/<h1[^>]*>Child Helpline<\/h1>/u);
    expect(html).toContain('retired in edition 1.5');
    expect(html).toContain('Another law has it now.');
    expect(html).toMatch(/class="by"/u);
    for (const href of [`${at}/editions/1.4/${last}`, `${at}/${last}/history`, at])
      expect(html).toContain(`href="${href}"`);
    const problem = JSON.parse((await ask(`${at}/${path}`, 'application/json')).html) as object;
    expect(problem).toMatchObject({ code: 'retired', facts: { lastText: `${at}/editions/1.4/${last}` } });
  });

  test('keeps its history, its redlines and its feed where it was last, and leads there from where it was before', async () => {
    const { status, html } = await ask(`${at}/${last}/history`);
    expect(status).toBe(200);
    expect(html).toContain('retired in edition 1.5');
    expect(html).toContain('This section was retired.');
    expect(html).toContain(`href="${at}/${last}/compare/`);
    expect(html).not.toContain('Edition 1.5 to');
    for (const link of html.matchAll(/href="(\/[^"#]*child-helpline[^"]*)"/gu)) {
      const read = await ask(link[1]!);
      const end = read.to ? await ask(read.to) : read;
      expect([link[1], [200, 410].includes(end.status)]).toEqual([link[1], true]);
    }
    const redline = /href="([^"]*child-helpline\/compare\/[^"]*)"/u.exec(html)![1]!;
    expect((await ask(redline)).status).toBe(200);
    expect((await ask(`${at}/${last}/compare/1...99`)).status).toBe(404);
    expect(await ask(`${at}/${last}/feed.atom`)).toMatchObject({ status: 200 });
    for (const after of ['history', 'feed.atom', 'compare/1...2'])
      expect(await ask(`${at}/${first}/${after}`)).toMatchObject({ status: 302, to: `${at}/${last}/${after}` });
  });

  test.each(['1.1', '1.2', '1.3', '1.4'])('is read in edition %s by every address that it had', async (number) => {
    for (const path of [first, moved, last]) {
      const answer = await ask(`${at}/editions/${number}/${path}`);
      const read = answer.to ? await ask(answer.to) : answer;
      expect([path, read.status, read.html.includes('Call 1121')]).toEqual([path, 200, true]);
    }
  });

  test('is named where an edition or a day has not got it', async () => {
    const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Karachi' }).format(new Date());
    for (const path of [first, moved, last])
      for (const [asked, number] of [
        ['editions/1.0', '1.0'],
        ['editions/1.5', '1.5'],
        [`at/${today}`, '1.5'],
      ]) {
        const { status, html } = await ask(`${at}/${asked!}/${path}`);
        expect([asked, path, status]).toEqual([asked, path, 404]);
        expect(html).toContain(`“Child Helpline” is not in edition ${number!}`);
        expect(html).toContain(`href="${at}/${last}/history"`);
      }
    expect((await ask(`${at}/editions/1.0/sindh/nothing`)).html).toContain('There is nothing at this address');
  });

  test('the day that is asked for on the page of a section leads to the section as it stood, also from its earlier editions', async () => {
    const police = 'sindh/sindh-police';
    const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Karachi' }).format(new Date());
    for (const [path, named] of [
      [police, police],
      [`${police}/history`, police],
      [`editions/1.0/${police}`, police],
      [`editions/1.2/${moved}`, moved],
    ] as const) {
      const { html } = await ask(`${at}/${path}`);
      const form = new RegExp(`<form[^>]* action="${at}/at">.*?</form>`, 'u').exec(html)![0];
      expect([path, form]).toEqual([path, expect.stringContaining(`name="section" value="${named}"`)]);
    }
    const { status, to } = await ask(`${at}/at?date=${today}&section=${police}`);
    expect([status, to]).toEqual([303, `${at}/at/${today}/${police}`]);
    expect((await ask(`${at}/at?date=&section=${police}`)).to).toBe(`${at}/${police}`);
    expect((await ask(`${at}/at?date=${today}&section=//elsewhere.example`)).status).toBe(404);
    // The way to the current text stays with the section, too.
    const { html } = await ask(`${at}/editions/1.2/${moved}`);
    expect(html).toMatch(/class="ban".*href="\/s\/[0-9a-f-]{36}"/u);
  });

  test('beside a text that has it, says of an edition that has not got it that it is not there', async () => {
    for (const [ends, at2] of [
      ['1.0...1.3', 1],
      ['1.4...1.5', 2],
    ] as const) {
      const { html } = await ask(`${at}/compare/${ends}?view=side`);
      const sides = html.slice(html.indexOf('class="sides"', html.indexOf('Child Helpline</')));
      const [one, other] = sides.split('class="lab"').slice(1);
      expect([ends, at2 === 1 ? one : other]).toEqual([
        ends,
        expect.stringContaining('The section is not in this edition.'),
      ]);
      expect([ends, at2 === 1 ? other : one]).toEqual([ends, expect.stringContaining('Call 1121')]);
    }
  });
});
