import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { endSessions, withdrawGrant } from '../../accounts/index.js';
import { Work } from '../../platform/index.js';
import { startTestApp, type TestApp } from '../../testing/app.js';
import { Client } from '../../testing/client.js';
import { until } from '../../testing/until.js';
import { begin, must, password, startWorld, type World } from '../../testing/world.js';
import { Writer } from '../../testing/writer.js';

/** Two people in a room, each on a process of their own; what ends the one's access is done on the other's process. */
let world: World;
let other: TestApp;
let sectionId: string;
let officer: Client;
let focal: Client;
let staying: Writer;
let leaving: Writer;
let path: string;
beforeAll(async () => {
  world = await startWorld();
  other = await startTestApp({ beside: world.app });
  ({ sectionId } = await world.section('sindh/sindh-police'));
}, 120_000);
beforeEach(async () => {
  officer = await world.as('officer@sindh');
  focal = new Client(other.address);
  must(await focal.post('/sessions', { body: { email: 'focal@sindh.example', password } }));
  const { id } = await begin(officer, sectionId);
  path = `/proposals/${id}/sections/${sectionId}`;
  const place = { proposalId: id, sectionId, generation: 1 };
  [staying, leaving] = [new Writer(officer, place), new Writer(focal, place)];
  await until(() => staying.isIn && leaving.isIn);
});
afterEach(async () => {
  staying.leave();
  leaving.leave();
  await sql(`update role_grant set withdrawn_at = null where person_id = ${farah}`);
  await sql(`update person set active = true, organisation_id =
    (select id from organisation where slug = 'sindh-child-protection-authority') where id = ${farah}`);
});
afterAll(async () => {
  await other.close();
  await world.close();
});

const sql = (text: string) => world.app.app.get(DataSource).query<{ id: string }[]>(text);
const farah = `(select id from person where email = 'focal@sindh.example')`;
const personId = async () => (await sql(`select ${farah} as id`))[0]?.id ?? '';

/** Within five seconds the one is out of the room and of the API, and nothing they write arrives; the other writes on. */
async function isOut(reason: string, status: number): Promise<void> {
  const begun = performance.now();
  await until(() => leaving.told.includes(reason) || (performance.now() - begun > 5_000 && 'late'));
  expect(leaving.told).toContain(reason);
  expect((await focal.get(path)).status).toBe(status);
  leaving.type(' From outside.');
  staying.type(' From inside.');
  await until(() => staying.isSaved);
  expect(JSON.stringify(must(await officer.get(path)))).toContain('From inside.');
  expect(staying.words).not.toContain('From outside.');
  expect(staying.told).toEqual([]);
}

describe('A colleague leaves the room within five seconds', () => {
  it('when they sign out elsewhere', async () => {
    const id = await personId();
    await world.app.app.get(Work).run((tx) => endSessions(tx, { personId: id, by: null }));
    await isOut('signed-out', 401);
  });

  it('when their session is over', async () => {
    await sql(`update session set expires_at = now() - interval '1 second' where person_id = ${farah}`);
    await isOut('signed-out', 401);
  });

  it('when their grants are withdrawn', async () => {
    // Sessions stay here: the grants alone are taken, past the application.
    await sql(`update role_grant set withdrawn_at = now() where person_id = ${farah}`);
    await isOut('not-allowed', 403);
  });

  it('when a grant is withdrawn by an administrator', async () => {
    const [grant] = await sql(`select id from role_grant where person_id = ${farah} and withdrawn_at is null limit 1`);
    await world.app.app.get(Work).run((tx) => withdrawGrant(tx, grant?.id ?? '', null));
    await isOut('signed-out', 401);
  });

  it('when they go to another organisation', async () => {
    await sql(`update person set organisation_id = (select id from organisation where slug = 'sindh-labor-department')
      where id = ${farah}`);
    await isOut('not-found', 404);
  });

  it('when their account is closed', async () => {
    await sql(`update person set active = false where id = ${farah}`);
    await isOut('signed-out', 401);
  });
});
