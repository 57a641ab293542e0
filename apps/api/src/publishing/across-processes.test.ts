import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { Notifications } from '../platform/index.js';
import { startTestApp, type TestApp } from '../testing/app.js';
import { acceptAll, prepare, publish } from '../testing/deciding.js';
import { document, must, propose, startWorld, type World } from '../testing/world.js';
import { publicationChannel } from './index.js';

let world: World;
let other: TestApp;
const heard: (string | null)[] = [];
beforeAll(async () => {
  world = await startWorld();
  other = await startTestApp({ beside: world.app });
  other.app.get(Notifications).listen(publicationChannel, (payload) => heard.push(payload));
}, 120_000);
afterAll(async () => {
  await other.close();
  await world.close();
});

const pageOf = async (app: TestApp): Promise<string> => (await fetch(`${app.address}/${document}`)).text();
const ready = async (): Promise<string> => (await fetch(`${other.address}/readyz`)).text();
const sql = (text: string) => other.app.get(DataSource).query(text);
/** Asks again until the answer is the expected one; a wait that never ends is ended by Jest. */
async function until<T>(ask: () => Promise<T>, fits: (answer: T) => boolean): Promise<void> {
  while (!fits(await ask())) await pause(50);
}

async function publishWords(words: readonly [string, string]): Promise<void> {
  const people = ['officer@sindh', 'moderator@commission', 'second@commission', 'publisher@commission'];
  const [officer, moderator, second, publisher] = await Promise.all(people.map((name) => world.as(name)));
  const { sectionId } = await world.section('sindh/sindh-police');
  const { id } = await propose(officer!, { sectionId, edit: { words: [words] } });
  await acceptAll(moderator!, id);
  must(await prepare(second!));
  must(await publish(publisher!));
}

const cutListeners = () =>
  sql(`select pg_terminate_backend(pid) from pg_stat_activity
    where application_name = 'tarmeem listener' and datname = current_database()`);

describe('A process beside the one that publishes', () => {
  it('is told at the commit and serves the new text', async () => {
    expect(await pageOf(other)).toContain('entrusted with');
    await publishWords(['entrusted', 'charged']);
    expect(await pageOf(world.app)).toContain('charged with');
    await until(
      () => pageOf(other),
      (html) => html.includes('The Sindh Police is charged with'),
    );
    await until(
      async () => heard.length,
      (times) => times > 0,
    );
    expect(heard[0]).toMatch(/^[0-9a-f-]{36}$/u);
  }, 90_000);

  it('hears again when its connection was cut', async () => {
    heard.length = 0;
    await cutListeners();
    await until(
      async () => heard,
      (told) => told.includes(null),
    );
    expect(await ready()).toContain('"ready"');
    await publishWords(['charged', 'tasked']);
    await until(
      () => pageOf(other),
      (html) => html.includes('The Sindh Police is tasked with'),
    );
    expect(heard.some((payload) => payload !== null)).toBe(true);
  }, 90_000);

  it('says that it is not ready while it can not hear, and is ready again when it can', async () => {
    await world.app.database.letIn(false);
    try {
      await cutListeners();
      await until(ready, (answer) => answer.includes('What other processes publish is not heard'));
    } finally {
      await world.app.database.letIn(true);
    }
    await until(ready, (answer) => answer.includes('"ready"'));
    await until(
      async () => other.app.get(Notifications).lostFor,
      (ms) => ms === 0,
    );
  }, 90_000);
});
