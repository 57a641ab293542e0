/** The rows of a document's record, as they stand in the database and in an archive: JSON, instants as ISO 8601 with their offset. */
export interface Rows {
  document: {
    id: string;
    slug: string;
    title: string;
    language: string;
    /** What is set; absent in archives of a time that did not hold it. */
    moderation?: string;
    time_zone?: string;
    feedback_from?: string | null;
    feedback_until?: string | null;
  };
  event: {
    seq: number;
    at: string;
    actor_id: string | null;
    actor_role: string | null;
    action: string;
    object_type: string;
    object_id: string;
    facts: Record<string, unknown>;
    previous_hash: string;
    hash: string;
  };
  event_head: { seq: number; hash: string };
  revision: {
    id: string;
    section_id: string;
    heading: string;
    body: unknown;
    plain: string;
    heading_hash: string;
    body_hash: string;
    hash: string;
    redacted_by: string | null;
  };
  edition: {
    id: string;
    standing: 'draft' | 'scheduled' | 'current' | null;
    kind: 'import' | 'normal' | 'emergency' | 'rollback';
    seq: number | null;
    major: number | null;
    minor: number | null;
    is_major: boolean;
    rollback_of: string | null;
    prepared_by: string | null;
    published_by: string | null;
    manifest_hash: string | null;
    /** Not in what was exported before rollbacks named them. */
    moved?: readonly string[];
    chain_head: string | null;
    change_note: string;
    reason: string | null;
    refusal_reason: string | null;
    withdrawal_notice: string | null;
    /** Not in what was exported before archives held who did this, and when. */
    published_at?: string | null;
    confirmed_by?: string | null;
    confirmed_at?: string | null;
    refused_by?: string | null;
    refused_at?: string | null;
    withdrawn_by?: string | null;
    withdrawn_at?: string | null;
    /** Not in what was exported before archives held how an edition was prepared and scheduled. */
    prepared_at?: string | null;
    scheduled_for?: string | null;
    scheduled_at?: string | null;
    superseded_at?: string | null;
    left_out?: readonly string[];
    confirmed_hashes?: Readonly<Record<string, string>> | null;
  };
  erratum: { id: string; edition_id: string; words: string };
  entry: {
    section_id: string;
    parent_id: string | null;
    after_id: string | null;
    slug: string;
    revision_id: string;
    live: boolean;
    from_seq: number;
    until_seq: number | null;
  };
  proposal: {
    id: string;
    number: number | null;
    state: string;
    counter_of: string | null;
    /** Not in what was exported before archives held whose it is. */
    organisation_id?: string;
    withdrawal_reason: string | null;
  };
  round: {
    id: string;
    proposal_id: string;
    title: string;
    summary: string;
    recall_reason: string | null;
    /** Not in what was exported before archives held who submitted it, and how it ended. */
    n?: number;
    submitted_by?: string;
    submitted_at?: string;
    finished_as?: string | null;
  };
  round_source: { round_id: string; position: number; title: string; locator: string; link: string | null };
  contributor: { proposal_id: string; person_id: string; how: string; at: string };
  change: {
    id: string;
    proposal_id: string;
    section_id: string;
    aspect: 'body' | 'heading' | 'place' | 'standing';
    payload: unknown;
    payload_hash: string;
    change_key: string;
    redacted_by: string | null;
    base_hash: string | null;
    requires: string[];
    /** Not in what was exported before archives held the rounds of changes. */
    round_id?: string;
    position?: number;
    carried_from: string | null;
    outcome: string;
    decided_seq: number;
  };
  decision: {
    change_id: string;
    seq: number;
    outcome: string;
    cause: string | null;
    decided_by: string | null;
    reason: string | null;
    at: string;
  };
  accepted: {
    change_id: string;
    edition_id: string;
    section_id: string;
    aspect: string;
    pending: boolean;
    same_as: string | null;
    /** Not in what was exported before archives held how an edition was prepared. */
    prepared?: boolean;
    at?: string;
  };
  salt: { id: string; value: string };
  feedback: {
    id: string;
    number: number;
    revision_id: string | null;
    anchor: unknown;
    answered_in: string | null;
    text: string;
    response: string | null;
    disposition: string | null;
    refusal_reason: string | null;
  };
  anchor_place: {
    feedback_id: string;
    revision_id: string;
    state: 'EXACT' | 'MOVED' | 'DETACHED';
    starts_at: number;
    ends_at: number;
  };
  reply: { id: string; feedback_id: string; text: string };
  redaction: { id: string; reason: string };
  feedback_change: { feedback_id: string; change_id: string };
}

export type TableName = keyof Rows;

/** What of a table belongs to the document `$1`, and in which order it is read. Never a mail address, a name or a tracking code. */
interface Table {
  columns: string;
  from: string;
  order: string;
}

const ofProposals = 'proposal_id in (select id from proposal where document_id = $1)';
/** The instant at which something was done, to the millisecond: as text, such instants stand in order. */
const at = `to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at`;
const ofChanges = 'change_id in (select id from change where document_id = $1)';

/** Every table of the record. An archive holds them in this order. */
export const tables: Readonly<Record<TableName, Table>> = {
  document: {
    columns: 'id, slug, title, language, moderation, time_zone, feedback_from, feedback_until',
    from: 'document where id = $1',
    order: 'id',
  },
  event: {
    columns: 'seq, at, actor_id, actor_role, action, object_type, object_id, facts, previous_hash, hash',
    from: 'event where document_id = $1',
    order: 'seq',
  },
  event_head: { columns: 'seq, hash', from: 'event_head where chain = $1::uuid::text', order: 'seq' },
  revision: {
    columns: 'id, section_id, heading, body, plain, heading_hash, body_hash, hash, redacted_by',
    from: 'revision where section_id in (select id from section where document_id = $1)',
    order: 'id',
  },
  edition: {
    columns: `id, standing, kind, seq, major, minor, is_major, rollback_of, prepared_by, published_by, manifest_hash, moved, chain_head,
      change_note, reason, refusal_reason, withdrawal_notice, published_at, confirmed_by, confirmed_at, refused_by, refused_at,
      withdrawn_by, withdrawn_at, prepared_at, scheduled_for, scheduled_at, superseded_at, left_out, confirmed_hashes`,
    from: 'edition where document_id = $1',
    order: 'seq, id',
  },
  erratum: {
    columns: 'id, edition_id, words',
    from: 'erratum where edition_id in (select id from edition where document_id = $1)',
    order: 'id',
  },
  entry: {
    columns: 'section_id, parent_id, after_id, slug, revision_id, live, from_seq, until_seq',
    from: 'entry where document_id = $1',
    order: 'from_seq, id',
  },
  proposal: {
    columns: 'id, number, state, counter_of, organisation_id, withdrawal_reason',
    from: 'proposal where document_id = $1 and number is not null',
    order: 'number',
  },
  round: {
    columns: 'id, proposal_id, title, summary, recall_reason, n, submitted_by, submitted_at, finished_as',
    from: `round where ${ofProposals}`,
    order: 'id',
  },
  round_source: {
    columns: 'round_id, position, title, locator, link',
    from: `round_source where ${ofProposals}`,
    order: '1, 2',
  },
  contributor: {
    columns: `proposal_id, person_id, how, ${at}`,
    from: `contributor where ${ofProposals}`,
    order: '1, 2',
  },
  change: {
    columns: `id, proposal_id, section_id, aspect, payload, payload_hash, change_key, redacted_by, base_hash, requires, round_id, position, carried_from, outcome, decided_seq`,
    from: 'change where document_id = $1',
    order: 'id',
  },
  decision: {
    columns: `change_id, seq, outcome, cause, decided_by, reason, ${at}`,
    from: `decision where ${ofChanges}`,
    order: 'change_id, seq',
  },
  accepted: {
    columns: `change_id, edition_id, section_id, aspect, pending, same_as, prepared, ${at}`,
    from: `accepted where ${ofChanges}`,
    order: 'change_id',
  },
  feedback: {
    columns: 'id, number, revision_id, anchor, answered_in, text, response, disposition, refusal_reason',
    from: 'feedback where document_id = $1',
    order: 'number',
  },
  anchor_place: {
    columns: 'feedback_id, revision_id, state, starts_at, ends_at',
    from: 'anchor_place where feedback_id in (select id from feedback where document_id = $1)',
    order: '1, 2',
  },
  reply: {
    columns: 'id, feedback_id, text',
    from: 'reply where feedback_id in (select id from feedback where document_id = $1)',
    order: 'id',
  },
  redaction: { columns: 'id, reason', from: 'redaction where document_id = $1', order: 'id' },
  salt: { columns: 'id, value', from: 'salt where document_id = $1', order: 'id' },
  feedback_change: {
    columns: 'feedback_id, change_id',
    from: `feedback_change where ${ofChanges}`,
    order: '1, 2',
  },
};

export const tableNames = Object.keys(tables) as readonly TableName[];
