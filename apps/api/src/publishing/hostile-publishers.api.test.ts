import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type {
  DraftView,
  EditionView,
  PreviewLinkView,
  ProposalView,
  RollbackView,
  SectionView,
} from '@tarmeem/contract';
import { fromPlainText } from '@tarmeem/document';
import { importDocument } from '../documents/index.js';
import { Work } from '../platform/index.js';
import type { Answer, Client } from '../testing/client.js';
import { TestClock } from '../testing/clock.js';
import { acceptAll, changesOf, draftOf, prepare } from '../testing/deciding.js';
import { enrol } from '../testing/second-factor.js';
import { document, holdsIn, must, propose, replaceWords, startWorld, type World } from '../testing/world.js';

jest.setTimeout(60_000);
const clock = new TestClock();
let world: World;
let [officer, moderator, second, publisher, other]: Client[] = [];
let [police, labour]: string[] = [];
beforeAll(async () => {
  world = await startWorld({ clock });
  await sql(`insert into role_grant (person_id, role)
    select id, 'publisher' from person where email = 'officer@punjab.example'`);
  [officer, moderator, second, publisher, other] = await Promise.all(
    ['officer@sindh', 'moderator@commission', 'second@commission', 'publisher@commission', 'officer@punjab'].map(
      (name) => world.as(name),
    ),
  );
  [police, labour] = await Promise.all(
    ['sindh/sindh-police', 'sindh/labor-department'].map(async (path) => (await world.section(path)).sectionId),
  );
}, 90_000);
afterAll(() => world.close());

const at = `/documents/${document}`;
const sql = <Row>(text: string, parameters: unknown[] = []): Promise<Row[]> =>
  world.app.app.get(Work).run((tx) => tx.query<Row>(text, parameters));
const accepted = async (sectionId: string, ...words: [string, string][]): Promise<ProposalView> => {
  const proposal = await propose(officer!, { sectionId, edit: { words } });
  await acceptAll(moderator!, proposal.id);
  return proposal;
};
const editions = async (): Promise<EditionView[]> => must(await world.anyone().get<EditionView[]>(`${at}/editions`));
const publishWith = (
  who: Client,
  { version, preparation }: DraftView,
  key: string,
  more: object = {},
): Promise<Answer<EditionView>> =>
  who.post<EditionView>(`${at}/draft/publication`, {
    version,
    key,
    body: { manifestHash: preparation?.manifestHash ?? '', ...more },
  });

describe('a minute on clocks that are put forward or back', () => {
  /** The last Sunday of a month of next year, half past two in the morning. */
  const lastSunday = (month: number): string => {
    const day = new Date(Date.UTC(clock.now().getUTCFullYear() + 1, month, 0));
    day.setUTCDate(day.getUTCDate() - day.getUTCDay());
    return `${day.toISOString().slice(0, 10)}T02:30`;
  };
  afterAll(async () => {
    await sql(`update document set time_zone = 'Asia/Karachi' where slug = $1`, [document]);
  });

  test('that they leave out is refused at its field, to who prepares and to who schedules; of one that comes twice the later counts', async () => {
    await sql(`update document set time_zone = 'Europe/Berlin' where slug = $1`, [document]);
    await accepted(police!, ['swift', 'quick']);
    const [gap, twice] = [lastSunday(3), lastSunday(10)];
    const noMinute = { errors: [{ code: 'no-such-minute', pointer: '/at' }] };
    expect((await prepare(second!, { at: gap })).body).toMatchObject(noMinute);
    must(await prepare(second!));
    const { version, preparation } = await draftOf(publisher!);
    const ask = (when: string): Promise<Answer<DraftView>> =>
      publisher!.post<DraftView>(`${at}/draft/schedule`, {
        version,
        body: { manifestHash: preparation?.manifestHash ?? '', at: when },
      });
    const refused = await ask(gap);
    expect([refused.status, refused.body]).toMatchObject([422, noMinute]);
    const { scheduled } = must(await ask(twice));
    expect(scheduled?.at).toBe(`${twice.slice(0, 10)}T01:30:00.000Z`);
  });

  test('beside a scheduled edition the draft is told by another number, on the screen and behind a secret link', async () => {
    await accepted(labour!, ['awareness', 'knowledge']);
    must(await prepare(second!));
    const draft = await draftOf(publisher!);
    expect(draft).toMatchObject({
      nextMinor: '1.1',
      scheduled: { number: '1.1', draftAfter: { minor: '1.2', major: '2.0' }, after: { minor: '1.2', major: '2.1' } },
    });
    const link = must(
      await second!.post<PreviewLinkView & { path: string }>(`${at}/draft/preview-links`, {
        body: { forWhom: 'Nadia', days: 7 },
      }),
    );
    const read = await (await fetch(world.app.address + link.path)).text();
    expect(read).toContain('1.2');
    // Published before it, it is 1.1 after all, and the scheduled one becomes 1.2.
    expect(must(await publishWith(publisher!, draft, crypto.randomUUID())).number).toBe('1.1');
    const { scheduled } = await draftOf(publisher!);
    expect(scheduled).toMatchObject({ number: '1.2', draftAfter: { minor: '1.3' } });
    must(await publisher!.delete(`${at}/schedule`, { version: scheduled!.version }));
  });
});

describe('a publication that is asked for twice', () => {
  test('under one key with another body is refused, and nothing more is published', async () => {
    must(await prepare(second!));
    const draft = await draftOf(publisher!);
    const key = crypto.randomUUID();
    const done = must(await publishWith(publisher!, draft, key));
    const count = (await editions()).length;
    const again = await publishWith(publisher!, draft, key);
    expect([again.status, again.body]).toEqual([200, done]);
    const another = await publishWith(publisher!, { ...draft, preparation: null }, key);
    expect([another.status, another.body]).toMatchObject([422, { code: 'key-reused' }]);
    const stranger = await publishWith(other!, draft, key);
    expect([stranger.status, (await editions()).length]).toEqual([409, count]);
  });

  test('by two publishers at once is done once: the other is told, and nothing is published of what came after', async () => {
    for (const [from, to] of [
      ['knowledge', 'insight'],
      ['insight', 'learning'],
      ['learning', 'knowledge'],
    ] as const) {
      await accepted(labour!, [from, to]);
      must(await prepare(second!));
      const draft = await draftOf(publisher!);
      const before = (await editions()).length;
      const answers = await Promise.all(
        [publisher!, other!].map((who) => publishWith(who, draft, crypto.randomUUID())),
      );
      expect(answers.map(({ status }) => status).toSorted()[0]).toBe(200);
      expect(answers.filter(({ status }) => status === 409 || status === 412)).toHaveLength(1);
      const after = await editions();
      expect([after.length, after.filter(({ current }) => current).length]).toEqual([before + 1, 1]);
    }
  });
});

describe('who publishes in one province alone', () => {
  afterAll(() => holdsIn(world, 'publisher@commission', null));

  test('is told which editions are theirs to mark, and can mark no others', async () => {
    await holdsIn(world, 'publisher@commission', 'punjab');
    const listed = must(await publisher!.get<EditionView[]>(`${at}/editions`));
    for (const { number, may } of listed) {
      expect(may).toMatchObject({ correctNote: { allowed: false }, withdraw: { allowed: false } });
      const refused = await publisher!.post(`${at}/editions/${number}/errata`, { body: { words: 'Wrong.' } });
      expect(refused.status).toBe(403);
    }
    await holdsIn(world, 'publisher@commission', 'sindh');
    const own = must(await publisher!.get<EditionView[]>(`${at}/editions`));
    expect(own.map(({ number, may }) => [number, may?.correctNote.allowed, may?.withdraw.allowed])).toEqual([
      ...own.slice(0, -1).map(({ number, current }) => [number, true, !current]),
      ['1.0', false, false], // it has sections of every province
    ]);
    const [, before] = own;
    const words = { body: { words: 'The date was wrong.' } };
    expect((await publisher!.post(`${at}/editions/${before!.number}/errata`, words)).status).toBe(200);
    const notTheirs = [...(await editions()), ...must(await second!.get<EditionView[]>(`${at}/editions`))];
    expect(notTheirs.filter(({ may }) => may !== undefined)).toEqual([]);
  });

  test('publishes no emergency elsewhere, not beside a section of their own either', async () => {
    const code = await enrol(publisher!, () => clock.now());
    const own = (await world.section('punjab')).sectionId;
    await holdsIn(world, 'publisher@commission', 'punjab');
    const text = async (sectionId: string, ...words: [string, string][]) => {
      const { heading, body, hash } = must(await world.anyone().get<SectionView>(`${at}/sections/${sectionId}`));
      return { sectionId, baseHash: hash, heading: `${heading}.`, body: replaceWords(body, words) };
    };
    const [there, here] = [await text(police!), await text(own)];
    const before = (await editions()).length;
    expect(code()).toMatch(/^\d{6}$/u);
    for (const sections of [[there], [here, there], [there, here]]) {
      const body = { reason: 'It can not wait.', changeNote: 'The right word.', sections };
      expect((await publisher!.post(`${at}/emergencies`, { body })).status).toBe(403);
    }
    expect((await editions()).length).toBe(before);
    const body = { reason: 'It can not wait.', changeNote: 'The right word.', sections: [here] };
    expect((await publisher!.post(`${at}/emergencies`, { body })).status).toBe(200);
  });
});

describe('ids of another document', () => {
  const there = '/documents/of-birds';
  beforeAll(async () => {
    const section = {
      heading: 'Kittiwakes',
      slug: 'kittiwakes',
      body: fromPlainText('Of the kittiwake.'),
      jurisdiction: 'sindh',
      organisation: null,
      children: [],
    };
    await world.app.app.get(Work).run((tx) =>
      importDocument(tx, {
        slug: 'of-birds',
        title: 'Of birds',
        lede: [],
        sections: [section],
        jurisdictions: [],
        timeZone: 'Asia/Karachi',
        language: 'en',
        issuer: null,
        changeNote: 'First.',
        by: null,
      }),
    );
  });

  test('go into no preparation, schedule, publication, rollback, notice or correction', async () => {
    const proposal = await accepted(police!, ['entrusted', 'charged']);
    const [change] = await changesOf(moderator!, proposal.id);
    must(await prepare(second!));
    const own = await draftOf(publisher!);
    const birds = must(await publisher!.get<DraftView>(`${there}/draft`));
    const hash = { manifestHash: own.preparation?.manifestHash ?? '' };
    const prepared = await second!.put(`${there}/draft/preparation`, {
      version: birds.version,
      body: { changesHash: birds.changesHash, changeNote: 'Birds.', major: false, leaveOut: [change!.id], at: null },
    });
    expect([prepared.status, prepared.body]).toMatchObject([422, { errors: [{ pointer: '/leaveOut/0' }] }]);
    for (const [path, body] of [
      ['publication', hash],
      ['schedule', { ...hash, at: '2099-01-01T09:00' }],
    ] as const)
      expect(
        (await publisher!.post(`${there}/draft/${path}`, { version: birds.version, body })).status,
      ).toBeGreaterThan(400);
    const { version } = must(await second!.get<RollbackView>(`${at}/rollback`));
    const { sectionId } = must(await world.anyone().get<{ sections: { sectionId: string }[] }>(`${there}/outline`))
      .sections[0]!;
    for (const sectionIds of [[sectionId], [police!, sectionId], [crypto.randomUUID()]]) {
      const refused = await second!.put(`${at}/rollback`, {
        version,
        body: { to: '1.0', sectionIds, changeNote: '', major: false, reason: 'It was wrong.' },
      });
      const pointer = `/sectionIds/${String(sectionIds.length - 1)}`;
      expect([refused.status, refused.body]).toMatchObject([422, { errors: [{ code: 'unknown', pointer }] }]);
    }
    expect((await second!.get<RollbackView>(`${at}/rollback`)).body.prepared).toBeNull();
    const { number } = (await editions())[1]!; // the other document has no such edition
    for (const [path, body] of [
      ['withdrawal', { notice: 'Wrong.' }],
      ['errata', { words: 'Wrong.' }],
      ['confirmation', { confirmed: true }],
    ] as const)
      expect((await publisher!.post(`${there}/editions/${number}/${path}`, { body })).status).toBe(404);
    expect(must(await world.anyone().get<EditionView[]>(`${there}/editions`))).toMatchObject([
      { number: '1.0', errata: [], withdrawal: null },
    ]);
  });
});
