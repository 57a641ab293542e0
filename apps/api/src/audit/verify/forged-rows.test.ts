import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { EditionView, SectionView } from '@tarmeem/contract';
import { migrations } from '@tarmeem/migrations';
import { Client as Database } from 'pg';
import type { QueryRunner } from 'typeorm';
import { superuser } from '../../platform/embedded-database/index.js';
import { TestClock } from '../../testing/clock.js';
import type { Client } from '../../testing/client.js';
import { acceptAll, changesOf, prepare, publish } from '../../testing/deciding.js';
import { enrol } from '../../testing/second-factor.js';
import { document, must, propose, replaceWords, startWorld, type World } from '../../testing/world.js';
import { exportTo, forged, verify } from '../testing/forging.js';
import { tamperingsOfConfirmations, tamperingsOfEmergencies, tamperingsOfRows } from '../testing/tamperings-of-rows.js';
import type { Tampering } from '../testing/tamperings.js';

const clock = new TestClock();
let world: World;
let owner: Database;
let folder: string;
let files = 0;
let [officer, moderator, second, publisher]: Client[] = [];
const at = `/documents/${document}`;

/** A normal edition, a rejected change, the first edition withdrawn, and an emergency that waits for a second person. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tarmeem-forged-'));
  world = await startWorld({ clock });
  owner = new Database({ ...world.app.database.owner, user: superuser });
  await owner.connect();
  [officer, moderator, second, publisher] = await Promise.all(
    ['officer@sindh', 'moderator@commission', 'second@commission', 'publisher@commission'].map((name) =>
      world.as(name),
    ),
  );
  const { sectionId } = await world.section('sindh/sindh-police');
  const { id } = await propose(officer!, { sectionId, edit: { words: [['swift', 'quick']] } });
  await acceptAll(moderator!, id);
  must(await prepare(second!));
  must(await publish(publisher!));
  const refused = await propose(officer!, { sectionId, edit: { words: [['quick', 'hasty']] } });
  const [change] = await changesOf(moderator!, refused.id);
  const { id: changeId, seq, payloadHash } = change!;
  const decisions = [{ changeId, outcome: 'rejected', seq, payloadHash, reason: 'Haste helps nobody.' }];
  must(await moderator!.post(`/proposals/${refused.id}/decisions`, { body: { decisions } }));
  must(await publisher!.post(`${at}/editions/1.0/withdrawal`, { body: { notice: 'Read 1.1 instead.' } }));
  await enrol(publisher!, () => clock.now());
  const { heading, body, hash } = must(await world.anyone().get<SectionView>(`${at}/sections/${sectionId}`));
  const written = { sectionId, baseHash: hash, heading, body: replaceWords(body, [['quick', 'prompt']]) };
  const text = { reason: 'Children are called away.', changeNote: 'The right word.', sections: [written] };
  must(await publisher!.post<EditionView>(`${at}/emergencies`, { body: text }));
}, 120_000);
afterAll(async () => {
  await owner?.end();
  await world?.close();
  await rm(folder, { recursive: true, force: true });
});

test('a document that was imported before edition 1.0 had a manifest hash gets the one that an import gives it now', async () => {
  const hash = async (): Promise<unknown> =>
    (await owner.query<{ hash: string | null }>('select manifest_hash as hash from edition where seq = 1')).rows;
  const made = await hash();
  await owner.query('set session_replication_role = replica');
  await owner.query('update edition set manifest_hash = null where seq = 1');
  await owner.query('set session_replication_role = default');
  const migration = migrations.find(({ name }) => name === 'TheManifestOfAnImport');
  await new migration!().up({ query: (sql: string) => owner.query(sql) } as unknown as QueryRunner);
  expect(await hash()).toEqual(made);
});

async function isNamed(sql: string, named: RegExp): Promise<void> {
  files += 1;
  const [live, file] = await forged({ world, owner }, sql, join(folder, `${files}.record`));
  expect(live).toMatch(named);
  expect(file).toMatch(new RegExp(named.source, 'iu'));
}

const forgeries = (all: readonly Tampering[]): void => {
  test.each([...all])('%s', async (_, sql, named) => {
    await isNamed(sql, named);
    expect((await verify(world)).printed).toEqual([expect.stringContaining('Everything is as it was written')]);
  });
};

describe('on a live database and in a file of export, a row that events tell otherwise of is named', () => {
  forgeries(tamperingsOfRows);
});

describe('so is an emergency publication', () => {
  forgeries(tamperingsOfEmergencies);

  test('refused in a file alone, by words that a database would not hold without who wrote them', async () => {
    const file = join(folder, 'waiting.record');
    await exportTo(world, file);
    const lines = gunzipSync(await readFile(file)).toString('utf8');
    const forgedLines = lines.split('\n').map((line) => {
      if (!line.startsWith('["edition"')) return line;
      const [table, row] = JSON.parse(line) as [string, { kind: string }];
      const words = { refusal_reason: 'No.', withdrawal_notice: 'Do not rely on it.' };
      return row.kind === 'emergency' ? JSON.stringify([table, { ...row, ...words }]) : line;
    });
    await writeFile(file, gzipSync(forgedLines.join('\n')));
    expect((await verify(world, file)).printed.join('\n')).toMatch(
      /is refused on no event[\s\S]*is withdrawn on no event/u,
    );
  });

  describe('that was confirmed', () => {
    beforeAll(async () => {
      must(await moderator!.post(`${at}/editions/1.2/confirmation`, { body: { confirmed: true, reason: '' } }));
    });
    forgeries(tamperingsOfConfirmations);
  });
});
