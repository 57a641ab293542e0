import type { Copy, Proposal, Review } from './answers.js';
import type { Ask, TrialServer } from './trial-server.js';

interface Outline {
  sections: { sectionId: string; path: string }[];
}

export interface Publication {
  /** Processor time in ms from the request to publish until a reader has the new words. */
  server: number;
  database: number;
  /** The same by the clock. */
  wall: number;
  /** Processor time of the server after that, until it is calm. */
  afterwards: number;
}

let turn = 0;

/** Proposes, accepts, prepares and publishes one word of one section of a document; what the publication costs. */
export async function publishOne(
  server: TrialServer,
  cast: Record<'officer' | 'moderator' | 'second' | 'publisher', Ask>,
  slug: string,
): Promise<Publication> {
  const { officer, moderator, second, publisher } = cast;
  const at = `/documents/${slug}`;
  const { sections } = await officer<Outline>('GET', `${at}/outline`);
  const { sectionId, path } = sections[Math.floor(sections.length / 2) + 1]!;
  const { id } = await officer<Proposal>('POST', `${at}/proposals`, { body: { sectionId } });
  const copyPath = `/proposals/${id}/sections/${sectionId}`;
  const { version, generation, heading, body } = await officer<Copy>('GET', copyPath);
  turn += 1;
  const other = JSON.parse(JSON.stringify(body).replace(/The (?:word|term)\d*/u, `The term${String(turn)}`)) as unknown;
  await officer('PUT', copyPath, { version, body: { generation, heading, body: other } });
  const it = await officer<Proposal>('GET', `/proposals/${id}`);
  const sent = { title: 'The right word', summary: 'It is the right word.', contentHash: it.contentHash };
  await officer('POST', `/proposals/${id}/submission`, { version: it.version, body: sent });
  const review = await moderator<Review>('GET', `/proposals/${id}/review`);
  const decisions = review.sections
    .flatMap(({ changes }) => changes)
    .map(({ id: changeId, seq, payloadHash }) => ({ changeId, seq, payloadHash, outcome: 'accepted', reason: '' }));
  await moderator('POST', `/proposals/${id}/decisions`, { body: { decisions } });
  const draft = await second<{ version: number; changesHash: string }>('GET', `${at}/draft`);
  const preparation = { changesHash: draft.changesHash, changeNote: 'The right word.', major: false, leaveOut: [] };
  await second('PUT', `${at}/draft/preparation`, { version: draft.version, body: preparation });
  const ready = await publisher<{ version: number; preparation: { manifestHash: string } }>('GET', `${at}/draft`);
  await server.calm();
  const [before, begun] = [await server.spent(), performance.now()];
  const { manifestHash } = ready.preparation;
  await publisher('POST', `${at}/draft/publication`, { version: ready.version, body: { manifestHash } });
  const page = await server.page(`/${slug}/${path}`);
  const [after, wall] = [await server.spent(), performance.now() - begun];
  if (!page.includes(`The term${String(turn)}`)) throw new Error('A reader got the old text after the publication');
  await server.calm();
  const last = await server.spent();
  return {
    server: after.server - before.server,
    database: after.database - before.database,
    wall,
    afterwards: last.server - after.server,
  };
}
