import { type Archive, all } from '../archive/archive.js';
import type { Rows } from '../archive/tables.js';

/** The record of a document in memory, by what the checks ask for. Events are not in it: they are read one by one. */
export interface DocumentRecord {
  archive: Archive;
  document: Rows['document'];
  revisions: ReadonlyMap<string, Rows['revision']>;
  editions: readonly Rows['edition'][];
  /** The published ones, by seq. */
  published: readonly PublishedEdition[];
  entries: readonly Rows['entry'][];
  proposals: ReadonlyMap<string, Rows['proposal']>;
  /** Who contributed to each proposal, by its id. */
  contributors: ReadonlyMap<string, readonly Rows['contributor'][]>;
  changes: ReadonlyMap<string, Rows['change']>;
  /** By change id, by seq. */
  decisions: ReadonlyMap<string, readonly Rows['decision'][]>;
  accepted: readonly Rows['accepted'][];
  feedback: readonly Rows['feedback'][];
  /** The changes that an edition held already when it came out, as events tell (earlier ones did not). */
  joined: ReadonlySet<string>;
  /** Rows from which words were removed, by id: the event that says so last, and the hash it tells of what they are now. */
  redacted: ReadonlyMap<string, { seq: number; hash: string }>;
}

export type PublishedEdition = Rows['edition'] & { seq: number; major: number; minor: number };

/** Throws when the archive holds no document. */
export async function readRecord(archive: Archive): Promise<DocumentRecord> {
  const [document] = await all(archive, 'document');
  if (!document) throw new Error('The archive holds no document.');
  const editions = await all(archive, 'edition');
  return {
    archive,
    document,
    editions,
    published: editions.filter(isPublished),
    revisions: byId(await all(archive, 'revision')),
    entries: await all(archive, 'entry'),
    proposals: byId(await all(archive, 'proposal')),
    contributors: grouped(await all(archive, 'contributor'), (row) => row.proposal_id),
    changes: byId(await all(archive, 'change')),
    decisions: grouped(await all(archive, 'decision'), (row) => row.change_id),
    accepted: await all(archive, 'accepted'),
    feedback: await all(archive, 'feedback'),
    joined: await joinedIn(archive),
    redacted: await redactedIn(archive),
  };
}

async function joinedIn(archive: Archive): Promise<Set<string>> {
  const joined = new Set<string>();
  for await (const { action, facts } of archive.rows('event'))
    if (action === 'edition.published' && Array.isArray(facts['already']))
      for (const id of facts['already']) joined.add(String(id));
  return joined;
}

async function redactedIn(archive: Archive): Promise<Map<string, { seq: number; hash: string }>> {
  const redacted = new Map<string, { seq: number; hash: string }>();
  for await (const { action, seq, facts } of archive.rows('event')) {
    if (action !== 'document.redacted') continue;
    for (const rows of [facts['revisions'], facts['changes'], facts['editions']])
      for (const [id, hash] of Object.entries(rows ?? {})) redacted.set(id, { seq, hash: String(hash) });
  }
  return redacted;
}

/** The entries of an edition: those whose validity holds its seq, retired ones too. */
export const entriesAt = ({ entries }: DocumentRecord, seq: number): Rows['entry'][] =>
  entries.filter((entry) => entry.from_seq <= seq && (entry.until_seq === null || entry.until_seq > seq));

export const numberOf = ({ major, minor }: PublishedEdition): string => `${major}.${minor}`;

/** `edition 1.2`, or what it is while it has no number. */
export const nameOf = (edition: Rows['edition']): string =>
  isPublished(edition) ? `edition ${numberOf(edition)}` : `the ${edition.standing ?? 'unpublished'} edition`;

/** `proposal 14`, for a person who looks for it. */
export const proposalOf = (record: DocumentRecord, change: Rows['change']): string =>
  `proposal ${record.proposals.get(change.proposal_id)?.number ?? change.proposal_id}`;

const isPublished = (edition: Rows['edition']): edition is PublishedEdition =>
  edition.seq !== null && edition.major !== null && edition.minor !== null;

const byId = <Row extends { id: string }>(rows: readonly Row[]): Map<string, Row> =>
  new Map(rows.map((row) => [row.id, row]));

function grouped<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}
