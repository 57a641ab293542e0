import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { type ProposalView } from '@tarmeem/contract';
import { Client as Database } from 'pg';
import { verifyRecord, withDatabaseArchive } from '../audit/index.js';
import { Work } from '../platform/index.js';
import type { Answer, Client } from '../testing/client.js';
import { acceptAll, changesOf, decide, draftOf, prepare, publish } from '../testing/deciding.js';
import { jobsDone } from '../testing/until.js';
import { begin, document, must, propose, startWorld, type World, write } from '../testing/world.js';

/** Enough to see each race end either way; `npm run faults` plays 200. */
const rounds = Number(process.env['TARMEEM_RACE_ROUNDS'] ?? 4);
/** Trust A3, row 3 asks for 500 of these: `npm run faults` plays them all. */
const edits = Number(process.env['TARMEEM_EDIT_ROUNDS'] ?? 10);
// Each round verifies the whole record, which grows: on a busy machine the last ones take long.
const patience = 120_000 + rounds * 60_000;
let world: World;
let [officer, colleague, moderator, second, publisher]: Client[] = [];
let police: string;
let reading: Database;
/** Each round reads the whole record again: many rounds of one race are not read for the next, which then has a world of its own. */
const apart = rounds > 20;
let [whole, begun] = [0, 0];

async function open(): Promise<void> {
  world = await startWorld();
  [officer, colleague, moderator, second, publisher] = await Promise.all(
    ['officer@sindh', 'colleague@sindh', 'moderator@commission', 'second@commission', 'publisher@commission'].map(
      (name) => world.as(name),
    ),
  );
  police = (await world.section('sindh/sindh-police')).sectionId;
  reading = new Database(world.app.database.app);
  await reading.connect();
}
async function close(): Promise<void> {
  await reading?.end();
  await world?.close();
}
(apart ? beforeEach : beforeAll)(open, 90_000);
(apart ? afterEach : afterAll)(close, 90_000);
beforeEach(() => {
  [whole, begun] = [0, performance.now()];
});
afterEach(() => {
  if (!apart) return;
  const took = Math.round((performance.now() - begun) / 1000);
  const { currentTestName = '' } = expect.getState();
  process.stdout.write(
    `${String(whole)} times the record was whole after it, in ${String(took)} s: ${currentTestName}\n`,
  );
});

/** Whatever came of a race, the record is one that could have been written by one after the other. */
async function mustBeWhole(): Promise<void> {
  const { rows } = await reading.query<{ id: string }>('select id from document');
  expect(await withDatabaseArchive(reading, rows[0]?.id ?? '', verifyRecord)).toEqual([]);
  whole += 1;
}

const sql = <Row>(text: string, parameters: unknown[] = []): Promise<Row[]> =>
  world.app.app.get(Work).run((tx) => tx.query<Row>(text, parameters));
const statuses = (answers: readonly Answer<unknown>[]): number[] =>
  answers.map((answer) => answer.status).sort((a, b) => a - b);
/** The answer of whoever did not come first. */
const refused = (answers: readonly Answer<unknown>[]): unknown => answers.find((answer) => answer.status >= 300)?.body;
const asOf = async (id: string): Promise<ProposalView> => must(await officer!.get<ProposalView>(`/proposals/${id}`));
const takeBack = async (id: string): Promise<void> => {
  for (const change of (await draftOf(second!)).sections.flatMap((section) => section.changes)) {
    if (change.proposal.id === id) must(await decide(second!, id, [[change, 'rejected']]));
  }
};

test(
  'example 12: of two moderators who accept one change at once, one does and the other reads who did',
  async () => {
    for (let round = 0; round < rounds; round += 1) {
      const { id } = await propose(officer!, {
        sectionId: police,
        edit: { words: [['swift', `quick${String(round)}`]] },
      });
      const [change] = await changesOf(moderator!, id);
      const answers = await Promise.all([moderator!, second!].map((each) => decide(each, id, [[change!, 'accepted']])));
      expect(statuses(answers)).toEqual([200, 409]);
      expect(refused(answers)).toMatchObject({ code: 'decided', facts: { decidedBy: { name: expect.any(String) } } });
      const kept = await sql('select from decision where change_id = $1', [change!.id]);
      expect(kept).toHaveLength(1);
      await mustBeWhole();
      await takeBack(id);
    }
  },
  patience,
);

test(
  'of two moderators of whom one accepts and the other rejects at once, one is heard and the other reads who decided',
  async () => {
    for (let round = 0; round < rounds; round += 1) {
      const { id } = await propose(officer!, {
        sectionId: police,
        edit: { words: [['swift', `fast${String(round)}`]] },
      });
      const [change] = await changesOf(moderator!, id);
      const answers = await Promise.all([
        decide(moderator!, id, [[change!, 'accepted']]),
        decide(second!, id, [[change!, 'rejected']]),
      ]);
      expect(statuses(answers)).toEqual([200, 409]);
      expect(refused(answers)).toMatchObject({ code: 'decided', facts: { decidedBy: { name: expect.any(String) } } });
      const [kept] = await sql<{ outcome: string }>('select outcome from decision where change_id = $1', [change!.id]);
      const heard = answers[0]?.status === 200 ? 'accepted' : 'rejected';
      expect(kept?.outcome).toBe(heard);
      expect((await asOf(id)).strip[0]?.outcome).toBe(heard);
      await mustBeWhole();
      await takeBack(id);
    }
  },
  patience,
);

test(
  'of two changes of the same words accepted at once, one is in the draft and the other collides',
  async () => {
    for (let round = 0; round < rounds; round += 1) {
      const [one, other] = await Promise.all(
        ['a', 'b'].map((word) =>
          propose(officer!, { sectionId: police, edit: { words: [['vital', `${word}${String(round)}`]] } }),
        ),
      );
      const pairs = await Promise.all(
        [one!, other!].map(async ({ id }) => ({ id, changes: await changesOf(moderator!, id) })),
      );
      const answers = await Promise.all(
        pairs.map(({ id, changes }, index) => decide([moderator!, second!][index]!, id, [[changes[0]!, 'accepted']])),
      );
      expect(statuses(answers)).toEqual([200, 409]);
      expect(refused(answers)).toMatchObject({
        code: 'collides',
        facts: { touches: [{ proposal: expect.any(Number) }] },
      });
      await mustBeWhole();
      await takeBack(one!.id);
      await takeBack(other!.id);
    }
  },
  patience,
);

test(
  'example 12: accepting and withdrawing at once: one of them is refused, or the accepted change stays in the draft of a withdrawn proposal',
  async () => {
    for (let round = 0; round < rounds; round += 1) {
      const { id, version } = await propose(officer!, {
        sectionId: police,
        edit: { words: [['offering', `giving${String(round)}`]] },
      });
      const [change] = await changesOf(moderator!, id);
      const [accepted, withdrawn] = await Promise.all([
        decide(moderator!, id, [[change!, 'accepted']]),
        officer!.post(`/proposals/${id}/withdrawal`, { version, body: { reason: '' } }),
      ]);
      expect([200, 409, 412]).toContain(withdrawn.status);
      expect(statuses([accepted, withdrawn])[0]).toBe(200);
      const { state, strip } = await asOf(id);
      const expected =
        accepted.status === 200
          ? [
              ['closed', 'accepted'],
              ['withdrawn', 'accepted'],
            ]
          : [['withdrawn', 'withdrawn']];
      expect(expected).toContainEqual([state, strip[0]?.outcome]);
      const waiting = await sql('select from accepted where change_id = $1', [change!.id]);
      expect(waiting).toHaveLength(accepted.status === 200 ? 1 : 0);
      await mustBeWhole();
      await takeBack(id);
    }
  },
  patience,
);

test(
  'example 12: publishing and submitting on one section at once: the proposal is open on the new text, or outdated, and nothing is lost',
  async () => {
    for (let round = 0; round < rounds; round += 1) {
      const [from, to] = round % 2 === 0 ? ['conduct', 'carry out'] : ['carry out', 'conduct'];
      const edition = await propose(colleague!, { sectionId: police, edit: { words: [[from!, to!]] } });
      await acceptAll(moderator!, edition.id);
      must(await prepare(second!));
      const { id } = await begin(officer!, police);
      await write(officer!, id, { sectionId: police, edit: { words: [['swift', `prompt${String(round)}`]] } });
      const { version, contentHash } = await asOf(id);
      const submission = { title: 'Quicker', summary: 'Quicker.', contentHash };
      const [published, submitted] = await Promise.all([
        publish(publisher!),
        officer!.post<ProposalView>(`/proposals/${id}/submission`, { version, body: submission }),
      ]);
      expect(published.status).toBe(200);
      expect([200, 409]).toContain(submitted.status);
      if (submitted.status === 409) expect(submitted.body).toMatchObject({ code: 'outdated' });
      else await jobsDone(world.app);
      if (submitted.status === 200)
        expect((await changesOf(moderator!, id)).map((change) => change.outcome)).toEqual(['open']);
      await mustBeWhole();
      const after = await asOf(id);
      must(
        await officer!.post(`/proposals/${id}/${after.number === null ? 'rebase' : 'withdrawal'}`, {
          version: after.version,
          body: after.number === null ? {} : { reason: '' },
        }),
      );
    }
  },
  patience,
);

test(
  'publishing while the author edits and submits what was returned beside an accepted change: only what was accepted comes out',
  async () => {
    for (let round = 0; round < rounds; round += 1) {
      const [from, to] = round % 2 === 0 ? ['criminal', 'unlawful'] : ['unlawful', 'criminal'];
      const { id } = await propose(officer!, {
        sectionId: police,
        edit: { words: [[from!, to!]], heading: `Sindh Police ${String(round)}` },
      });
      const changes = await changesOf(moderator!, id);
      must(
        await decide(
          moderator!,
          id,
          changes.map((change) => [change, change.aspect === 'heading' ? 'returned' : 'accepted'] as const),
        ),
      );
      must(await prepare(second!));
      const published = publish(publisher!);
      const written = write(officer!, id, { sectionId: police, edit: { heading: `Police of Sindh ${String(round)}` } })
        .then(() => asOf(id))
        .then(({ version, contentHash }) =>
          officer!.post(`/proposals/${id}/submission`, {
            version,
            body: { title: 'Its name', summary: 'Its name.', contentHash },
          }),
        )
        .catch((error: unknown) => error);
      must(await published);
      await written;
      await jobsDone(world.app);
      const section = await world.section('sindh/sindh-police');
      expect(section.heading).not.toContain('Police of Sindh');
      await mustBeWhole();
      const after = await asOf(id);
      if (after.state !== 'withdrawn')
        must(await officer!.post(`/proposals/${id}/withdrawal`, { version: after.version, body: { reason: '' } }));
    }
  },
  patience,
);

test(
  'example 12: publishing while a moderator accepts: the change is in the edition or in the new draft, never in both or neither',
  async () => {
    const labour = (await world.section('sindh/labor-department')).sectionId;
    for (let round = 0; round < rounds; round += 1) {
      const [from, to] = round % 2 === 0 ? ['criminal', 'unlawful'] : ['unlawful', 'criminal'];
      const first = await propose(colleague!, { sectionId: police, edit: { words: [[from!, to!]] } });
      await acceptAll(moderator!, first.id);
      must(await prepare(second!));
      const late = await propose(officer!, {
        sectionId: labour,
        edit: { heading: `Labour Department ${String(round)}` },
      });
      const [change] = await changesOf(moderator!, late.id);
      const seen = await draftOf(publisher!); // what comes in later was not seen
      const [published, accepted] = await Promise.all([
        publish(publisher!, seen),
        decide(moderator!, late.id, [[change!, 'accepted']]),
      ]);
      expect(accepted.status).toBe(200);
      expect([200, 412]).toContain(published.status); // the manifest is not the one that was confirmed
      const [where] = await sql<{ pending: boolean; standing: string | null; seq: number | null }>(
        `select pending, standing, seq from accepted join edition on edition.id = edition_id where change_id = $1`,
        [change!.id],
      );
      expect(where).toMatchObject({ pending: true, standing: 'draft' });
      await mustBeWhole();
      await takeBack(late.id);
      if (published.status === 412) must(await publish(publisher!));
    }
    const [counts] = await sql<Record<string, number>>(
      `select (select count(*)::int from edition where standing = 'current') as current,
       (select count(*)::int from edition where seq is not null) - (select max(seq) from edition) as gaps,
       (select count(*)::int from change where (outcome = 'accepted') <> exists (select from accepted where change_id = change.id)) as astray`,
    );
    expect(counts).toEqual({ current: 1, gaps: 0, astray: 0 });
    expect((await world.anyone().get(`/documents/${document}`)).status).toBe(200);
  },
  patience,
);

test(
  'row 3 of incidents: edited and published at once, again and again, nothing is published but what the publisher saw',
  async () => {
    const labour = (await world.section('sindh/labor-department')).sectionId;
    const waits = await propose(officer!, { sectionId: labour, edit: { heading: 'Department of labour 0' } });
    let edited = waits.id;
    let published = 0;
    for (let round = 0; round < edits; round += 1) {
      if ((await draftOf(second!)).sections.length === 0 || published * 2 < round) {
        const words = { sectionId: police, edit: { heading: `Police of Sindh ${String(round)}` } };
        const { id } = await propose(officer!, words);
        await acceptAll(moderator!, id);
      }
      must(await prepare(second!));
      const { version, preparation } = await draftOf(publisher!);
      const seen = preparation?.manifestHash ?? '';
      const [change] = await changesOf(moderator!, edited);
      if (!change) throw new Error('The proposal holds no change');
      const into = change.outcome === 'accepted' ? 'rejected' : 'accepted';
      const [edit, publication] = await Promise.all([
        decide(moderator!, edited, [[change, into]]),
        publisher!.post(`/documents/${document}/draft/publication`, { version, body: { manifestHash: seen } }),
      ]);
      expect([200, 201, 409, 412]).toContain(publication.status);
      const [current] = await sql<{ hash: string; confirmed: boolean }>(
        `select manifest_hash as hash, manifest_hash = $1 as confirmed from edition where standing = 'current'`,
        [seen],
      );
      if (publication.status < 300) {
        published += 1;
        expect([round, current?.confirmed]).toEqual([round, true]);
      } else expect([round, current?.hash === seen]).toEqual([round, false]);
      // What was published with it, or was decided otherwise for good, is written anew.
      const gone = (await changesOf(moderator!, edited)).every(
        ({ outcome }) => outcome !== 'rejected' && outcome !== 'accepted',
      );
      if (edit.status >= 300 || gone || publication.status < 300) {
        const heading = `Department of labour ${String(round + 1)}`;
        edited = (await propose(officer!, { sectionId: labour, edit: { heading } })).id;
      }
    }
    await jobsDone(world.app);
    await mustBeWhole();
  },
  120_000 + edits * 5_000,
);
