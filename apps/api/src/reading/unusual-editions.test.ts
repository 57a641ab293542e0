import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { EditionView, RollbackView, SectionView } from '@tarmeem/contract';
import type { Client } from '../testing/client.js';
import { TestClock } from '../testing/clock.js';
import { acceptAll, prepare, publish } from '../testing/deciding.js';
import { enrol } from '../testing/second-factor.js';
import { jobsDone } from '../testing/until.js';
import { document, must, propose, replaceWords, startWorld, type World } from '../testing/world.js';

jest.setTimeout(60_000);
const clock = new TestClock();
let world: World;
let [officer, moderator, publisher]: Client[] = [];
beforeAll(async () => {
  world = await startWorld({ clock });
  [officer, moderator, publisher] = await Promise.all(
    ['officer@sindh', 'moderator@commission', 'publisher@commission'].map((name) => world.as(name)),
  );
}, 90_000);
afterAll(() => world.close());

const at = `/documents/${document}`;
const page = async (path: string): Promise<string> => (await fetch(`${world.app.address}/${document}${path}`)).text();

test('readers are told what nobody accepted, what was put back, and that only a part was', async () => {
  const [police, labour] = await Promise.all(['sindh/sindh-police', 'sindh/labor-department'].map(world.section));
  const { heading, body, hash } = must(await world.anyone().get<SectionView>(`${at}/sections/${police!.sectionId}`));
  await enrol(publisher!, () => clock.now());
  const words = { reason: 'Children are called away.', changeNote: 'The right word.' };
  const section = {
    sectionId: police!.sectionId,
    baseHash: hash,
    heading,
    body: replaceWords(body, [['vital', 'free']]),
  };
  must(await publisher!.post<EditionView>(`${at}/emergencies`, { body: { ...words, sections: [section] } }));
  await jobsDone(world.app);
  const history = '/sindh/sindh-police/history';
  for (const path of [history, '/compare/1.0...1.1']) {
    const told = await page(path);
    expect(told).toContain('published as an emergency, not yet confirmed by a second person');
    expect(told).toContain('A second person has not confirmed it yet.');
    expect(told).not.toContain('accepted by');
  }

  const { id } = await propose(officer!, {
    sectionId: labour!.sectionId,
    edit: { words: [['awareness', 'knowledge']] },
  });
  await acceptAll(moderator!, id);
  must(await prepare(await world.as('second@commission')));
  must(await publish(publisher!));
  await jobsDone(world.app);
  const refusal = { confirmed: false, reason: 'The Act says vital.' };
  must(await moderator!.post<EditionView>(`${at}/editions/1.1/confirmation`, { body: refusal }));
  expect(await page(history)).toContain('published as an emergency, refused by a second person since');
  const { version, prepared } = must(await publisher!.get<RollbackView>(`${at}/rollback`));
  const confirmed = { manifestHash: prepared!.manifestHash };
  must(await publisher!.post<EditionView>(`${at}/rollback/publication`, { version, body: confirmed }));
  await jobsDone(world.app);
  for (const path of ['', '/editions', history, '/compare/1.2...1.3', '/compare/1.1...1.3', '/feed.atom']) {
    const told = await page(path);
    expect(told).toContain('Of some sections the text of edition 1.0 was put back');
    expect(told).not.toContain('The text of edition 1.0 was put back');
  }
  expect(await page('')).toContain('No note says what changed.');
  expect(await page('')).not.toContain('No change of meaning.');
  expect(await page('/sindh/labor-department/history')).not.toContain('was put back');
});
