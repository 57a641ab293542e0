import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Client as Database } from 'pg';
import { superuser } from '../../platform/embedded-database/index.js';
import { TestClock } from '../../testing/clock.js';
import { startWorld, type World } from '../../testing/world.js';
import { forged, verify } from '../testing/forging.js';
import { actorsOf, manyActs } from '../testing/many-acts.js';
import type { Tampering } from '../testing/tamperings.js';
import { tamperingsOfDecisions } from '../testing/tamperings-of-decisions.js';
import { tamperingsOfRounds } from '../testing/tamperings-of-rounds.js';
import { tamperingsOfEditions, tamperingsOfPreparations } from '../testing/tamperings-of-editions.js';

const clock = new TestClock();
let world: World;
let owner: Database;
let folder: string;
let files = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tarmeem-acts-'));
  world = await startWorld({ clock });
  owner = new Database({ ...world.app.database.owner, user: superuser });
  await owner.connect();
  await manyActs(world, await actorsOf(world), clock);
}, 180_000);
afterAll(async () => {
  await owner?.end();
  await world?.close();
  await rm(folder, { recursive: true, force: true });
});

test('a decision can come from everywhere in this record', async () => {
  const { rows } = await owner.query<{ cause: string }>('select distinct cause from decision where cause is not null');
  expect(rows.map(({ cause }) => cause).sort()).toEqual([
    'amendment-undone',
    'carried',
    'counter-accepted',
    'emergency',
    'text-moved',
  ]);
});

test('what was decided, carried, returned, prepared and scheduled is as it was written', async () => {
  expect((await verify(world)).printed).toEqual([expect.stringContaining('Everything is as it was written')]);
});

const forgeries = (all: readonly Tampering[]): void => {
  test.each([...all])('%s', async (_, sql, named) => {
    files += 1;
    const [live, file] = await forged({ world, owner }, sql, join(folder, `${files}.record`));
    expect(live).toMatch(named);
    expect(file).toMatch(new RegExp(named.source, 'iu'));
  });
};

describe('a decision that nobody made is named, on a live database and in a file of export', () => {
  forgeries(tamperingsOfDecisions);
});

describe('so is an edition that was prepared, confirmed or numbered otherwise than events tell', () => {
  forgeries([...tamperingsOfPreparations, ...tamperingsOfEditions]);
});

describe('so is whose a proposal is, and what was submitted with it', () => {
  forgeries(tamperingsOfRounds);
});
