import type { CounterView, EditionView, ReviewChange, RollbackView, SectionView } from '@tarmeem/contract';
import { apply, type Change, parse } from '@tarmeem/document';
import type { TestClock } from '../../testing/clock.js';
import type { Client } from '../../testing/client.js';
import { acceptAll, changesOf, decide, draftOf, prepare, publish } from '../../testing/deciding.js';
import { enrol } from '../../testing/second-factor.js';
import { jobsDone } from '../../testing/until.js';
import { document, must, propose, replaceWords, type World } from '../../testing/world.js';

/** Who acts in it. */
export interface Actors {
  officer: Client;
  colleague: Client;
  moderator: Client;
  second: Client;
  publisher: Client;
}

export async function actorsOf(world: World): Promise<Actors> {
  const [officer, colleague, moderator, second, publisher] = await Promise.all(
    ['officer@sindh', 'colleague@sindh', 'moderator@commission', 'second@commission', 'publisher@commission'].map(
      (name) => world.as(name),
    ),
  );
  return { officer: officer!, colleague: colleague!, moderator: moderator!, second: second!, publisher: publisher! };
}

const at = `/documents/${document}`;

/**
 * A record of everything that a decision can come from. Proposal 1 is accepted and carried over 1.1, which is proposal 2; 3 is
 * rejected, 4 open; 5 is amended by the counter-change of 6, which the emergency 1.2 (proposal 7) returns, and 5 with it; 1.3 goes
 * back to 1.1. What was accepted of 1 is scheduled then, and 8 is prepared.
 */
export async function manyActs(world: World, actors: Actors, clock: TestClock): Promise<void> {
  const { officer, colleague, moderator, second, publisher } = actors;
  const [police, labour, shrc] = await Promise.all(
    ['sindh-police', 'labor-department', 'sindh-human-rights-commission'].map(
      async (slug) => (await world.section(`sindh/${slug}`)).sectionId,
    ),
  );
  const carried = await propose(officer, { sectionId: police!, edit: { words: [['entrusted', 'charged']] } });
  await acceptAll(moderator, carried.id);
  const out = await propose(colleague, { sectionId: police!, edit: { words: [['swift', 'quick']] } });
  await acceptAll(moderator, out.id);
  const [waits] = await changesOf(moderator, carried.id);
  must(await prepare(second, { leaveOut: [waits!.id] }));
  must(await publish(publisher));
  await jobsDone(world.app);
  const rejected = await propose(officer, { sectionId: police!, edit: { words: [['quick', 'hasty']] } });
  const [hasty] = await changesOf(moderator, rejected.id);
  must(await decide(moderator, rejected.id, [[hasty!, 'rejected']]));
  await propose(officer, { sectionId: police!, edit: { words: [['quick', 'fast']] } });
  await countered(actors, shrc!);
  await inEmergency(actors, { sectionId: shrc!, clock });
  await jobsDone(world.app);
  const body = { to: '1.1', sectionIds: null, changeNote: '', major: false, reason: 'It was better.' };
  const over = must(await second.get<RollbackView>(`${at}/rollback`)).version;
  const { prepared, version } = must(await second.put<RollbackView>(`${at}/rollback`, { version: over, body }));
  const seen = { manifestHash: prepared!.manifestHash };
  must(await publisher.post(`${at}/rollback/publication`, { version, body: seen }));
  await jobsDone(world.app);
  must(await prepare(second, { changeNote: 'Charged, not entrusted.' }));
  await schedule(publisher, clock);
  const next = await propose(officer, { sectionId: labour!, edit: { heading: 'Labour Department' } });
  await acceptAll(moderator, next.id);
  must(await prepare(second, { changeNote: 'As it is spelt here.' }));
}

/** A change is amended by the words of a moderator, which another accepts. */
async function countered({ officer, moderator, second }: Actors, sectionId: string): Promise<void> {
  const { id } = await propose(officer, { sectionId, edit: { words: [[' the ', ' our ']] } });
  const [change] = await changesOf(moderator, id);
  const { id: counter } = await answer(moderator, { proposalId: id, change: change!, words: [[' our ', ' this ']] });
  await acceptAll(second, counter);
}

async function answer(
  moderator: Client,
  { proposalId, change, words }: { proposalId: string; change: ReviewChange; words: [string, string][] },
): Promise<CounterView> {
  const section = must(await moderator.get<SectionView>(`${at}/sections/${change.sectionId}`));
  const body = replaceWords(apply(parse(section.body), [change.payload as Change]).toJSON(), words);
  const { seq, payloadHash, id } = change;
  const counter = { seq, payloadHash, summary: 'In the words of the Act.', body };
  return must(await moderator.post<CounterView>(`/proposals/${proposalId}/changes/${id}/counter`, { body: counter }));
}

async function inEmergency(
  { publisher }: Actors,
  { sectionId, clock }: { sectionId: string; clock: TestClock },
): Promise<void> {
  await enrol(publisher, () => clock.now());
  const { heading, body, hash } = must(await publisher.get<SectionView>(`${at}/sections/${sectionId}`));
  const written = { sectionId, baseHash: hash, heading, body: replaceWords(body, [[' the ', ' that ']]) };
  const text = { reason: 'Children are called away.', changeNote: 'The right word.', sections: [written] };
  must(await publisher.post<EditionView>(`${at}/emergencies`, { body: text }));
}

/** The prepared draft is to come out a day from now. */
async function schedule(publisher: Client, clock: TestClock): Promise<void> {
  const { version, preparation } = await draftOf(publisher);
  const tomorrow = new Date(clock.now().getTime() + 29 * 3_600_000).toISOString().slice(0, 16);
  const body = { manifestHash: preparation?.manifestHash ?? '', at: tomorrow };
  must(await publisher.post(`${at}/draft/schedule`, { version, body }));
}
