import type { Client } from 'pg';

/** What a large document is made of, beside the one proposal that was submitted by hand and is copied. */
export interface Size {
  sections: number;
  proposals: number;
  events: number;
  /** Revisions and editions of the one section that has a long history. */
  editions: number;
}

const id = (kind: string, n: string): string => `md5('${kind}' || (${n}))::uuid`;

/**
 * Copies a row `count` times, with other values for some columns as SQL expressions over `n` (1 to `count`). Constraints and triggers
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
     from (select * from ${table} where ${where} limit 1) as one, generate_series(1, ${count}) as n`,
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
  await copy(client, { table: 'section', where: section, count: sections, other: { id: id('s', 'n') } });
  await copy(client, {
    table: 'revision',
    where: `id = '${of.revision}'`,
    count: sections,
    other: { id: id('r', 'n'), section_id: id('s', 'n') },
  });
  await copy(client, {
    table: 'entry',
    where: `id = '${of.entry}'`,
    count: sections,
    other: {
      id: id('e', 'n'),
      section_id: id('s', 'n'),
      revision_id: id('r', 'n'),
      slug: `'section-' || n`,
      after_id: `case n when 1 then '${of.section}'::uuid else ${id('s', 'n - 1')} end`,
    },
  });
  const own = `proposal_id = '${proposalId}'`;
  const proposal = id('p', 'n');
  await copy(client, {
    table: 'proposal',
    where: `id = '${proposalId}'`,
    count: proposals,
    other: { id: proposal, number: '1000 + n', submitted_at: `one.submitted_at - n * interval '7 minutes'` },
  });
  const round = id('o', 'n');
  await copy(client, { table: 'round', where: own, count: proposals, other: { id: round, proposal_id: proposal } });
  await copy(client, { table: 'contributor', where: own, count: proposals, other: { proposal_id: proposal } });
  const place = `(n % ${sections}) + 1`;
  await copy(client, {
    table: 'change',
    where: own,
    count: proposals,
    other: {
      id: id('c', 'n'),
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
      id: '1000000 + n',
      seq: '1000 + n',
      object_type: `case n % 2 when 0 then 'change' else 'proposal' end`,
      object_id: `md5((case n % 2 when 0 then 'c' else 'p' end) || ((n % ${proposals}) + 1))::uuid::text`,
      action: `case n % 2 when 0 then 'change.carried' else 'proposal.submitted' end`,
    },
  });
  await history(client, of, editions);
  await client.query(`set session_replication_role = default`);
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
      id: id('d', 'n'),
      seq: 'one.seq + n',
      minor: 'one.minor + n',
      standing: `case n when ${editions} then 'current' end`,
    },
  });
  await client.query(`update edition set standing = null where ${current} and id <> ${id('d', String(editions))}`);
  const hash = (n: string) => `encode(sha256(('h' || ${n})::bytea), 'hex')`;
  await copy(client, {
    table: 'revision',
    where: `id = '${of.revision}'`,
    count: editions,
    other: { id: id('v', 'n'), hash: hash('n'), body_hash: hash('n') },
  });
  await client.query(`update entry set until_seq = from_seq + 1 where id = $1`, [of.entry]);
  await copy(client, {
    table: 'entry',
    where: `id = '${of.entry}'`,
    count: editions,
    other: {
      id: id('w', 'n'),
      revision_id: id('v', 'n'),
      from_seq: 'one.from_seq + n',
      until_seq: `case n when ${editions} then null else one.from_seq + n + 1 end`,
    },
  });
}
