import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { UndecidableView } from '@tarmeem/contract';
import { Work } from '../platform/index.js';
import { document, must, propose, startWorld, type World } from '../testing/world.js';

let world: World;
beforeAll(async () => {
  world = await startWorld();
}, 90_000);
afterAll(() => world.close());

const listed = async () =>
  must(await (await world.as('admin@commission')).get<UndecidableView[]>(`/documents/${document}/undecidable`));

test('a proposal that every moderator wrote in is listed to administrators, without its words', async () => {
  const { sectionId } = await world.section('sindh/sindh-police');
  const officer = await world.as('officer@sindh');
  const edit = { words: [['vital', 'free']] as const };
  const { id } = await propose(officer, { sectionId, edit });
  const write = (who: string) =>
    world.app.app
      .get(Work)
      .run((tx) =>
        tx.query(
          `insert into contributor (proposal_id, person_id, how) select $1, id, 'write' from person where email = $2`,
          [id, `${who}.example`],
        ),
      );
  await write('moderator@commission');
  expect(await listed()).toEqual([]);
  await write('second@commission');
  const found = await listed();
  expect(found).toMatchObject([{ id, sections: [{ sectionId }], organisation: { jurisdiction: 'sindh' } }]);
  expect(Object.keys(found[0] ?? {})).not.toContain('title');
  for (const who of ['officer@sindh', 'moderator@commission'])
    expect((await (await world.as(who)).get(`/documents/${document}/undecidable`)).status).toBe(403);
});
