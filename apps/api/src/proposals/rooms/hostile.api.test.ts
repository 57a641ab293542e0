import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { WorkingCopyView } from '@tarmeem/contract';
import { DataSource } from 'typeorm';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import type { Client } from '../../testing/client.js';
import { until } from '../../testing/until.js';
import { begin, must, startWorld, type World } from '../../testing/world.js';
import { Writer } from '../../testing/writer.js';

let world: World;
let officer: Client;
let sectionId: string;
let place: { proposalId: string; sectionId: string; generation: number };
const open: Writer[] = [];
beforeAll(async () => {
  world = await startWorld();
  officer = await world.as('officer@sindh');
  ({ sectionId } = await world.section('sindh/sindh-police'));
  const { id } = await begin(officer, sectionId);
  place = { proposalId: id, sectionId, generation: 1 };
}, 120_000);
afterEach(() => {
  for (const writer of open.splice(0)) writer.leave();
});
afterAll(() => world.close());

const join = (client: Client, where: typeof place | string = place, more = {}) => {
  const writer = new Writer(client, where, more);
  open.push(writer);
  return writer;
};
const refused = async (writer: Writer) => {
  await until(() => writer.told.length > 0);
  return writer.told[0];
};
const stored = async () => {
  const [row] = await world.app.app
    .get(DataSource)
    .query<{ n: number }[]>(`select count(*)::int as n from room_update where person_id is not null`);
  return row?.n;
};

/** An upgrade by hand: the status it is refused with, or the open socket. */
function upgrade(headers: Record<string, string>, path = '/collab'): Promise<WebSocket | number> {
  const socket = new WebSocket(`${world.app.address.replace(/^http/u, 'ws')}${path}`, { headers });
  return new Promise((found) => {
    socket.on('open', () => found(socket));
    socket.on('unexpected-response', (_, response) => {
      response.resume();
      found(response.statusCode ?? 0);
    });
    socket.on('error', () => undefined);
  });
}

describe('A websocket', () => {
  it('is opened for a signed-in person by a page of our own only (trust A3, row 25)', async () => {
    const cookie = officer.cookieHeader;
    const own = world.app.address;
    for (const origin of ['https://evil.example', 'null', `${own}.evil.example`, own.replace('http:', 'ftp:'), ''])
      expect([origin, await upgrade({ cookie, origin })]).toEqual([origin, 403]);
    expect(await upgrade({ cookie })).toBe(403);
    expect(await upgrade({ origin: own })).toBe(401);
    expect(await upgrade({ origin: own, cookie: 'tarmeem=not-a-session' })).toBe(401);
    expect(await upgrade({ origin: own, cookie, authorization: 'Bearer x' })).toBe(401);
    expect(await upgrade({ origin: own, cookie }, '/elsewhere')).toBe(404);
    expect(await upgrade({ origin: own, cookie }, '/collabx')).toBe(404);
    const socket = await upgrade({ origin: own, cookie });
    expect(socket).toBeInstanceOf(WebSocket);
    (socket as WebSocket).close();
  });

  it('bears bytes of every kind before and after the door (trust A3, row 24)', async () => {
    const headers = { cookie: officer.cookieHeader, origin: world.app.address };
    const honest = join(officer);
    await until(() => honest.isIn);
    const before = honest.words;
    const name = `${place.proposalId}.${sectionId}.1`;
    let last: WebSocket | undefined;
    for (let nth = 0; nth < 200; nth++) {
      if (last?.readyState !== WebSocket.OPEN) {
        const socket = await upgrade(headers);
        if (!(socket instanceof WebSocket)) throw new Error(`Refused with ${String(socket)}`);
        last = socket;
        last.on('error', () => undefined);
        if (nth % 2 === 0) last.send(auth(name));
      }
      last.send(nth % 3 === 0 ? randomBytes(1 + (nth % 90)) : framed(name, nth));
      if (nth % 40 === 0) last.send('words');
      await pause(2);
    }
    last?.terminate();
    await pause(200);
    expect((await fetch(`${world.app.address}/readyz`)).status).toBe(200);
    expect(honest.words).toBe(before);
    honest.type(' Still here.');
    await until(() => honest.isSaved);
    const copy = must(await officer.get<WorkingCopyView>(`/proposals/${place.proposalId}/sections/${sectionId}`));
    expect(JSON.stringify(copy.body)).toContain('Still here.');
  }, 60_000);

  it('that brings a thousand steps at once is heard out, not closed, and others write on meanwhile', async () => {
    const [many, other] = [join(officer), join(officer)];
    await until(() => many.isIn && other.isIn);
    const all = Array.from({ length: 1_000 }, (_, nth) => String.fromCodePoint(0x4e00 + nth)).join('');
    many.type(all);
    other.type(' Beside it.');
    await until(() => other.isSaved);
    await until(() => many.isSaved && other.words.includes(all.slice(-1)));
    expect(many.told).toEqual([]);
    const copy = must(await officer.get<WorkingCopyView>(`/proposals/${place.proposalId}/sections/${sectionId}`));
    for (const sign of all) expect(JSON.stringify(copy.body)).toContain(sign);
  }, 60_000);

  it('is cut off when it sends more than a section at once', async () => {
    const socket = await upgrade({ cookie: officer.cookieHeader, origin: world.app.address });
    if (!(socket instanceof WebSocket)) throw new Error('Not opened');
    socket.on('error', () => undefined);
    const closed = new Promise<number>((found) => socket.on('close', found));
    socket.send(Buffer.alloc(5 * 1_048_576));
    expect(await closed).toBe(1009);
  });
});

describe('A room', () => {
  it('is not there for whoever is not of the organisation, nor under any other name (trust A3, rows 5 and 23)', async () => {
    for (const name of ['officer@punjab', 'moderator@commission', 'publisher@commission', 'admin@commission'])
      expect([name, await refused(join(await world.as(name)))]).toEqual([name, 'not-found']);
    const { proposalId, generation } = place;
    const other = (await world.section('punjab/punjab-police')).sectionId;
    const nowhere = crypto.randomUUID();
    for (const name of [
      `${nowhere}.${sectionId}.1`,
      `${proposalId}.${nowhere}.1`,
      `${proposalId}.${sectionId}.0`,
      `${proposalId}.${sectionId}.1 `,
      `../${proposalId}.${sectionId}.1`,
      `${sectionId}.${proposalId}.1`,
      `${proposalId}.${sectionId}.1.1`,
      'x'.repeat(5000),
      ' ',
    ])
      expect([name, await refused(join(officer, name))]).toEqual([name, 'not-found']);
    expect(await refused(join(officer, '__proto__'))).toMatch(/^(?:not-found|Unauthorized)$/u);
    expect(await refused(join(officer, `${proposalId}.${other}.${String(generation)}`))).toBe('not-allowed');
    expect(await refused(join(officer, `${proposalId}.${sectionId}.7`))).toBe('moved-on');
  });

  it('is closed to a browser of an older schema, which is told to load again', async () => {
    for (const schema of ['0', '', '1', '3', 'x'])
      expect(await refused(join(officer, place, { schema }))).toBe('reload');
  });

  const hostile: [what: string, write: (writer: Writer) => void][] = [
    ['a node there is not', ({ body }) => body.insert(0, [new Y.XmlElement('script')])],
    ['a text that is a node', ({ body }) => body.insert(0, [new Y.XmlElement('doc')])],
    ['a level that is a word', ({ body }) => body.insert(0, [withAttribute('heading', 'level', 'x')])],
    ['an attribute there is not', ({ body }) => body.insert(0, [withAttribute('paragraph', 'onclick', 'x')])],
    ['a cell of a million columns', ({ body }) => body.insert(0, [withAttribute('tableCell', 'colspan', 1_000_000)])],
    ['a link that is a script', ({ body }) => body.insert(0, [linked({ href: 'javascript:alert(1)' })])],
    ['a link that is a list', ({ body }) => body.insert(0, [linked({ href: ['x'] })])],
    ['a mark there is not', ({ body }) => body.insert(0, [marked('blink', {})])],
    ['something embedded', ({ body }) => body.insert(0, [embedded()])],
    ['a map among the nodes', ({ body }) => body.insert(0, [new Y.Map() as unknown as Y.XmlElement])],
    ['a part of the room there is not', ({ text }) => void text.getMap('elsewhere').set('x', 'y')],
    ['a heading that is no text', ({ text }) => text.getText('heading').insertEmbed(0, { x: 1 })],
    ['a heading with a look', ({ text }) => text.getText('heading').format(0, 2, { bold: {} })],
    ['a heading without end', ({ text }) => text.getText('heading').insert(0, 'x'.repeat(5000))],
    ['a heading of the first form', ({ text }) => void text.getMap('section').set('heading', 'Police')],
    ['a table in a cell', ({ body }) => body.insert(0, [tableOf(tableOf())])],
    ['a nest without end', ({ body }) => body.insert(0, [nested(200)])],
    ['bytes', ({ text }) => void text.getMap('section').set('heading', new Uint8Array(8))],
    ['a text inside a text', ({ text }) => void text.getMap('section').set('x', new Y.Doc())],
  ];
  it.each(hostile)('takes nothing of %s', async (_, write) => {
    const honest = join(officer);
    const other = join(officer);
    await until(() => honest.isIn && other.isIn);
    const before = [honest.words, await stored()];
    write(other);
    expect(await refused(other)).toBe('refused');
    other.leave();
    expect([honest.words, await stored()]).toEqual(before);
    expect(honest.told).toEqual([]);
  });

  it('keeps the last good text while the words in it make none, and says so', async () => {
    const [one, other] = [join(officer), join(officer)];
    await until(() => one.isIn && other.isIn);
    const path = `/proposals/${place.proposalId}/sections/${sectionId}`;
    one.type(' Good.');
    await until(() => one.isSaved);
    const good = must(await officer.get<WorkingCopyView>(path));
    const list = new Y.XmlElement('bulletList');
    one.body.insert(0, [list]); // a list without items: two who each take out an item may leave one
    await until(() => one.isSaved);
    expect(must(await officer.get<WorkingCopyView>(path)).body).toEqual(good.body);
    await until(() => other.stateless.includes('{"unreadable":true}'));
    const proposal = must(await officer.get(`/proposals/${place.proposalId}`));
    const submission = await officer.post(`/proposals/${place.proposalId}/submission`, {
      version: Number(proposal['version']),
      body: { title: 'x', summary: 'x', contentHash: proposal['contentHash'] },
    });
    expect([submission.status, submission.body['facts']]).toMatchObject([409, { because: 'unreadable' }]);
    one.body.delete(0, 1);
    one.type(' Better.');
    await until(() => one.isSaved && other.stateless.at(-1) === '{"unreadable":false}');
    expect(JSON.stringify(must(await officer.get<WorkingCopyView>(path)).body)).toContain('Good. Better.');
  });
});

function withAttribute(name: string, key: string, value: unknown): Y.XmlElement {
  const element = new Y.XmlElement(name);
  element.setAttribute(key, value as string);
  return element;
}
function marked(mark: string, value: unknown): Y.XmlElement {
  const paragraph = new Y.XmlElement('paragraph');
  const text = new Y.XmlText();
  text.insert(0, 'words', { [mark]: value as object });
  paragraph.insert(0, [text]);
  return paragraph;
}
const linked = (attrs: unknown) => marked('link', attrs);
function embedded(): Y.XmlElement {
  const paragraph = new Y.XmlElement('paragraph');
  const text = new Y.XmlText();
  text.insertEmbed(0, { image: 'x' });
  paragraph.insert(0, [text]);
  return paragraph;
}
function tableOf(block = new Y.XmlElement('paragraph')): Y.XmlElement {
  const [table, row, cell] = ['table', 'tableRow', 'tableCell'].map((name) => new Y.XmlElement(name)) as [
    Y.XmlElement,
    Y.XmlElement,
    Y.XmlElement,
  ];
  cell.insert(0, [block]);
  row.insert(0, [cell]);
  table.insert(0, [row]);
  return table;
}
function nested(depth: number): Y.XmlElement {
  const top = new Y.XmlElement('blockquote');
  for (let at = top, n = 1; n < depth; n++) {
    const inner = new Y.XmlElement('blockquote');
    at.insert(0, [inner]);
    at = inner;
  }
  return top;
}

const varString = (text: string) => Buffer.concat([varInt(Buffer.byteLength(text)), Buffer.from(text)]);
function varInt(value: number): Buffer {
  const bytes: number[] = [];
  for (; value > 127; value = Math.floor(value / 128)) bytes.push((value & 127) | 128);
  return Buffer.from([...bytes, value]);
}
const auth = (name: string) => Buffer.concat([varString(name), Buffer.from([2, 0]), varString('1')]);
/** A frame that begins like a good one and goes on by chance. */
const framed = (name: string, nth: number) =>
  Buffer.concat([
    varString(nth % 5 === 0 ? `${name}\u0000x` : name),
    Buffer.from([nth % 11, nth % 4]),
    randomBytes(nth % 60),
  ]);
