import type { Copy, Proposal, Review } from './answers.js';
import { makeLarge } from './many-proposals.js';
import { ms, row } from './measure.js';
import { paceInWords, paceOfMachine, verdict } from './pace.js';
import { type Ask, type Spent, TrialServer } from './trial-server.js';

/**
 * What deciding costs: from a publish request until an anonymous reader has the new text, on the document as it comes; then the queue,
 * a history and the record of events, 50 rows each, with 10,000 sections and 5,000 proposals, as processor time of the server and of
 * its database. `npm run bench -- deciding [port]`.
 */
const port = Number(process.argv[2] ?? 3198);
const document = 'institutional-framework';
const size = { sections: 10_000, proposals: 5_000, events: 20_000, editions: 200 };
const publications = 21;
const requests = 150;
/** Before a page is measured it is asked for so often: a server at work has compiled what it runs, which takes it hundreds of requests. */
const warming = 300;
const goals = { published: 30, page: 2.5 };

/** A submitted proposal that puts one word for another. */
async function propose(officer: Ask, sectionId: string, [from, to]: readonly [string, string]): Promise<string> {
  const { id } = await officer<Proposal>('POST', `/documents/${document}/proposals`, { body: { sectionId } });
  const path = `/proposals/${id}/sections/${sectionId}`;
  const { version, generation, heading, body } = await officer<Copy>('GET', path);
  const other = JSON.parse(JSON.stringify(body).replace(from, to)) as unknown;
  await officer('PUT', path, { version, body: { generation, heading, body: other } });
  const it = await officer<Proposal>('GET', `/proposals/${id}`);
  const sent = { title: 'The right word', summary: 'It is the right word.', contentHash: it.contentHash };
  await officer('POST', `/proposals/${id}/submission`, { version: it.version, body: sent });
  return id;
}

/** From the publish request until a reader's request answers the new text, in ms; a stale answer after the reply ends the run. */
async function published(cast: Record<'officer' | 'moderator' | 'second' | 'publisher', Ask>, sectionId: string) {
  const took: number[] = [];
  const cpu = { server: 0, database: 0 };
  for (let n = 0; n < publications; n += 1) {
    const [from, to] = n % 2 === 0 ? (['swift', 'prompt'] as const) : (['prompt', 'swift'] as const);
    const id = await propose(cast.officer, sectionId, [from, to]);
    const { sections } = await cast.moderator<Review>('GET', `/proposals/${id}/review`);
    const decisions = sections
      .flatMap(({ changes }) => changes)
      .map(({ id: changeId, seq, payloadHash }) => ({ changeId, seq, payloadHash, outcome: 'accepted', reason: '' }));
    await cast.moderator('POST', `/proposals/${id}/decisions`, { body: { decisions } });
    const draft = `/documents/${document}/draft`;
    const { version, changesHash } = await cast.second<{ version: number; changesHash: string }>('GET', draft);
    const preparation = { changesHash, changeNote: 'The right word.', major: false, leaveOut: [] };
    await cast.second('PUT', `${draft}/preparation`, { version, body: preparation });
    const ready = await cast.publisher<{ version: number; preparation: { manifestHash: string } }>('GET', draft);
    const body = { manifestHash: ready.preparation.manifestHash };
    const [before, begun] = [await server.spent(), performance.now()];
    await cast.publisher('POST', `${draft}/publication`, { version: ready.version, body });
    const page = await server.page(`/${document}/sindh/sindh-police`);
    took.push(performance.now() - begun);
    const after = await server.spent();
    cpu.server += (after.server - before.server) / publications;
    cpu.database += (after.database - before.database) / publications;
    if (!page.includes(`${to} redressal`)) throw new Error('A reader got the old text after the publication');
  }
  return { took: took.toSorted((a, b) => a - b), cpu };
}

interface Cost extends Spent {
  p50: number;
}

/** Asks for a page often, one request after the other, and gives what one costs of a server that has been at it for a while. */
async function cost(ask: () => Promise<unknown>): Promise<Cost> {
  for (let n = 0; n < warming; n += 1) await ask();
  const before = await server.spent();
  const took: number[] = [];
  for (let n = 0; n < requests; n += 1) {
    const begun = performance.now();
    await ask();
    took.push(performance.now() - begun);
  }
  const after = await server.spent();
  return {
    server: (after.server - before.server) / requests,
    database: (after.database - before.database) / requests,
    p50: took.toSorted((a, b) => a - b)[requests >> 1] ?? 0,
  };
}

/** What remains when another cost is taken away. */
const less = (whole: Cost, part: Cost): Cost => ({
  server: whole.server - part.server,
  database: whole.database - part.database,
  p50: whole.p50 - part.p50,
});

const pace = await paceOfMachine();
console.log(paceInWords(pace));
const server = await TrialServer.start(port);
try {
  const signAll = () =>
    Promise.all(
      ['officer@sindh', 'moderator@commission', 'second@commission', 'publisher@commission'].map((name) =>
        server.signIn(name),
      ),
    );
  const [officer, moderator, second, publisher] = (await signAll()) as [Ask, Ask, Ask, Ask];
  const { sections } = await officer<{ sections: { path: string; sectionId: string }[] }>(
    'GET',
    `/documents/${document}/outline`,
  );
  const police = sections.find(({ path }) => path === 'sindh/sindh-police')?.sectionId ?? '';
  const { took, cpu } = await published({ officer, moderator, second, publisher }, police);
  const p50 = took[took.length >> 1] ?? 0;
  console.log(
    `publish request to a reader's new text: p50 ${ms(p50)} ms, slowest ${ms(took.at(-1) ?? 0)} of ${publications}, processor time ${ms(cpu.server)} ms in the server and ${ms(cpu.database)} in its database (goal ${goals.published}: ${verdict(p50, goals.published, pace)})`,
  );

  const proposalId = await propose(officer, police, ['entrusted', 'charged']);
  const client = await server.database();
  try {
    await makeLarge(client, size, proposalId);
  } finally {
    await client.end();
  }
  await server.restart();
  const again = await server.signIn('moderator@commission');
  const at = `/documents/${document}`;
  const history = `/${document}/sindh/sindh-police/history`;
  const { items } = await again<{ items: { id: string }[] }>('GET', `${at}/queue`);
  const colleague = await server.signIn('second@commission');
  let turn = 0;
  /** A real event of the document: somebody takes a proposal that is on the page, or gives it back. */
  const happen = (): Promise<unknown> => {
    const of = items[(turn >> 1) % items.length]?.id ?? '';
    turn += 1;
    return turn % 2 === 1
      ? colleague('PUT', `/proposals/${of}/claim`, { body: {} })
      : colleague('DELETE', `/proposals/${of}/claim`, { body: {} });
  };
  const queue = () => again('GET', `${at}/queue`);
  const record = () => again('GET', `${at}/audit`);
  const pages: [string, () => Promise<unknown>, (() => Promise<unknown>)?][] = [
    ['queue, oldest first', queue],
    ['queue, the first after an event', queue, happen],
    ['queue, of nobody, newest first', () => again('GET', `${at}/queue?whose=nobody&order=newest`)],
    ['record of events', record],
    ['record, the first after an event', record, happen],
    ['history of a section', () => server.page(history)],
    ['one row, for comparison', () => again('GET', '/me')],
  ];
  const widths = [34, 9, 9, 9, 9, 7];
  console.log(
    `${size.sections} sections, ${size.proposals} proposals, ${size.events} events, ${size.editions} editions; ms of processor time a request`,
  );
  console.log(row(['page of 50', 'server', 'database', 'together', 'p50', 'goal'], widths));
  await server.calm();
  for (const [name, ask, before] of pages) {
    const alone = before && (await cost(before));
    const together = await cost(before ? () => before().then(ask) : ask);
    const it = alone ? less(together, alone) : together;
    const both = it.server + it.database;
    console.log(
      row([name, ms(it.server), ms(it.database), ms(both), ms(it.p50), verdict(both, goals.page, pace)], widths),
    );
  }
} finally {
  await server.end();
}
