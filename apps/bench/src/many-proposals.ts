import type { Client } from 'pg';

/** What a large document is made of, beside the one proposal that was submitted by hand and is copied. */
export interface Size {
  sections: number;
  proposals: number;
  events: number;
  /** Revisions and editions of the one section that has a long history. */
  editions: number;
}

/** An id of the form that addresses take. */
const idOf = (words: string): string => `overlay(overlay(md5(${words}) placing '4' from 13) placing '8' from 17)::uuid`;
const id = (kind: string, n: string): string => idOf(`'${kind}' || (${n})`);

/**
 * Copies a row `count` times, with other values for some columns as SQL expressions over `k` (1 to `count`). Constraints and triggers
 * are off: the copies are what the rules would have made of as many requests.
 */
async function copy(
  client: Client,
  { table, where, count, other }: { table: string; where: string; count: number; other: Record<string, string> },
): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select quote_ident(attname) as name from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
    [table],
  );
  const names = rows.map(({ name }) => name);
  await client.query(
    `insert into ${table} (${names.join(', ')}) overriding system value
     select ${names.map((name) => other[name] ?? `one.${name}`).join(', ')}
     from (select * from ${table} where ${where} limit 1) as one, generate_series(1, ${count}) as k`,
  );
}

/** Makes a document large. `proposalId` is of a proposal in review with a change in the section whose path ends with `busy`. */
export async function makeLarge(
  client: Client,
  { sections, proposals, events, editions }: Size,
  proposalId: string,
): Promise<void> {
  await client.query('set session_replication_role = replica');
  const { rows } = await client.query<{ section: string; entry: string; revision: string; document: string }>(
    `select c.section_id as section, e.id as entry, e.revision_id as revision, c.document_id as document
     from change c join entry e on e.section_id = c.section_id and e.until_seq is null where c.proposal_id = $1`,
    [proposalId],
  );
  const of = rows[0];
  if (!of) throw new Error('The proposal has no change');
  const section = `id = '${of.section}'`;
  await copy(client, { table: 'section', where: section, count: sections, other: { id: id('s', 'k') } });
  await copy(client, {
    table: 'revision',
    where: `id = '${of.revision}'`,
    count: sections,
    other: { id: id('r', 'k'), section_id: id('s', 'k') },
  });
  await copy(client, {
    table: 'entry',
    where: `id = '${of.entry}'`,
    count: sections,
    other: {
      id: '2000000 + k',
      section_id: id('s', 'k'),
      revision_id: id('r', 'k'),
      slug: `'section-' || k`,
      after_id: `case k when 1 then '${of.section}'::uuid else ${id('s', 'k - 1')} end`,
    },
  });
  const own = `proposal_id = '${proposalId}'`;
  const proposal = id('p', 'k');
  await copy(client, {
    table: 'proposal',
    where: `id = '${proposalId}'`,
    count: proposals,
    other: { id: proposal, number: '1000 + k', submitted_at: `one.submitted_at - k * interval '7 minutes'` },
  });
  const round = id('o', 'k');
  await copy(client, { table: 'round', where: own, count: proposals, other: { id: round, proposal_id: proposal } });
  await copy(client, { table: 'contributor', where: own, count: proposals, other: { proposal_id: proposal } });
  const place = `(k % ${sections}) + 1`;
  await copy(client, {
    table: 'change',
    where: own,
    count: proposals,
    other: {
      id: id('c', 'k'),
      proposal_id: proposal,
      round_id: round,
      section_id: id('s', place),
      base_revision_id: id('r', place),
    },
  });
  await copy(client, {
    table: 'event',
    where: `object_type = 'proposal' and object_id = '${proposalId}' and action = 'proposal.submitted'`,
    count: events,
    other: {
      id: '1000000 + k',
      seq: '1000 + k',
      object_type: `case k % 2 when 0 then 'change' else 'proposal' end`,
      object_id: `${idOf(`(case k % 2 when 0 then 'c' else 'p' end) || ((k % ${proposals}) + 1)`)}::text`,
      action: `case k % 2 when 0 then 'change.carried' else 'proposal.submitted' end`,
    },
  });
  // What happens from now on follows them.
  await client.query(
    'update event_head set seq = (select max(seq) from event where document_id::text = chain) where chain = $1',
    [of.document],
  );
  await history(client, of, editions);
  await client.query(`set session_replication_role = default`);
  await client.query('delete from desk_count');
  await client.query('insert into desk_count select * from desk_counted');
  await client.query('vacuum analyze');
}

/** Gives the one section a revision in each of as many editions. */
async function history(
  client: Client,
  of: { section: string; entry: string; revision: string; document: string },
  editions: number,
): Promise<void> {
  const current = `document_id = '${of.document}' and standing = 'current'`;
  await copy(client, {
    table: 'edition',
    where: current,
    count: editions,
    other: {
      id: id('d', 'k'),
      seq: 'one.seq + k',
      minor: 'one.minor + k',
      standing: `case k when ${editions} then 'current' end`,
    },
  });
  await client.query(`update edition set standing = null where ${current} and id <> ${id('d', String(editions))}`);
  const hash = (n: string) => `encode(sha256(('h' || ${n})::bytea), 'hex')`;
  await copy(client, {
    table: 'revision',
    where: `id = '${of.revision}'`,
    count: editions,
    other: { id: id('v', 'k'), hash: hash('k'), body_hash: hash('k') },
  });
  await client.query(`update entry set until_seq = from_seq + 1 where id = $1`, [of.entry]);
  await copy(client, {
    table: 'entry',
    where: `id = '${of.entry}'`,
    count: editions,
    other: {
      id: '3000000 + k',
      revision_id: id('v', 'k'),
      from_seq: 'one.from_seq + k',
      until_seq: `case k when ${editions} then null else one.from_seq + k + 1 end`,
    },
  });
}
