import type { Copy, Proposal, Review } from './answers.js';
import { type Load, load } from './load.js';
import type { Ask, TrialServer } from './trial-server.js';

const slug = 'institutional-framework';
const at = `/documents/${slug}`;

/** A proposal in each section of Sindh, submitted: one word more in its first sentence. Their ids. */
async function proposed(officer: Ask): Promise<string[]> {
  const { sections } = await officer<{ sections: { sectionId: string; path: string }[] }>('GET', `${at}/outline`);
  const ids: string[] = [];
  for (const { sectionId } of sections.filter(({ path }) => path.startsWith('sindh/'))) {
    const { id } = await officer<Proposal>('POST', `${at}/proposals`, { body: { sectionId } });
    const copyPath = `/proposals/${id}/sections/${sectionId}`;
    const { version, generation, heading, body } = await officer<Copy>('GET', copyPath);
    const other = JSON.parse(JSON.stringify(body).replace('"text":"', '"text":"Today ')) as unknown;
    await officer('PUT', copyPath, { version, body: { generation, heading, body: other } });
    const it = await officer<Proposal>('GET', `/proposals/${id}`);
    const sent = { title: 'One word', summary: 'It says since when.', contentHash: it.contentHash };
    await officer('POST', `/proposals/${id}/submission`, { version: it.version, body: sent });
    ids.push(id);
  }
  return ids;
}

/** Accepts a proposal, prepares the edition and publishes it. */
async function publish(id: string, [moderator, second, publisher]: readonly [Ask, Ask, Ask]): Promise<void> {
  const review = await moderator<Review>('GET', `/proposals/${id}/review`);
  const decisions = review.sections
    .flatMap(({ changes }) => changes)
    .map(({ id: changeId, seq, payloadHash }) => ({ changeId, seq, payloadHash, outcome: 'accepted', reason: '' }));
  await moderator('POST', `/proposals/${id}/decisions`, { body: { decisions } });
  const draft = await second<{ version: number; changesHash: string }>('GET', `${at}/draft`);
  const preparation = { changesHash: draft.changesHash, changeNote: 'One word.', major: false, leaveOut: [] };
  await second('PUT', `${at}/draft/preparation`, { version: draft.version, body: preparation });
  const ready = await publisher<{ version: number; preparation: { manifestHash: string } }>('GET', `${at}/draft`);
  const body = { manifestHash: ready.preparation.manifestHash };
  await publisher('POST', `${at}/draft/publication`, { version: ready.version, body });
}

export interface WhilePublishing extends Load {
  /** Editions that came out meanwhile, and the seconds it went on. */
  editions: number;
  seconds: number;
  /** Processor time of the server meanwhile, in ms, what it answered readers included. */
  server: number;
}

/**
 * The load of the document's own page, which each edition makes anew, while an edition is decided, prepared and published every
 * second (or as soon as the last one is out, where that takes longer).
 */
export async function loadWhilePublishing(server: TrialServer): Promise<WhilePublishing> {
  const officer = await server.signIn('officer@sindh');
  const office = await Promise.all(
    (['moderator@commission', 'second@commission', 'publisher@commission'] as const).map((it) => server.signIn(it)),
  );
  const ids = await proposed(officer);
  await server.calm();
  let editions = 0;
  const before = await server.spent();
  const begun = performance.now();
  const publishing = async (): Promise<void> => {
    for (const [nth, id] of ids.entries()) {
      const wait = nth * 1_000 - (performance.now() - begun);
      if (wait > 0) await new Promise((go) => setTimeout(go, wait));
      await publish(id, office as [Ask, Ask, Ask]);
      editions += 1;
    }
  };
  const [it] = await Promise.all([load(`${server.address}/${slug}`, ids.length * 1_000), publishing()]);
  const seconds = (performance.now() - begun) / 1000;
  return { ...it, editions, seconds, server: (await server.spent()).server - before.server };
}
