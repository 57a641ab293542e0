import { type Route, routes } from '@tarmeem/contract';
import { unzipSync } from 'fflate';
import { Client } from '../../../testing/client.js';
import { document } from '../../../testing/world.js';

/** Something that was answered: where, and everything it said. */
export interface Said {
  at: string;
  words: string;
}

const headersOf = (headers: Headers): string => [...headers].map(([name, value]) => `${name}: ${value}`).join('\n');

/** Every public page that is reached by links from these, feeds and exports too, without running a script. */
export async function crawl(address: string, from: readonly string[]): Promise<Said[]> {
  const seen = new Set<string>(from);
  const waiting = [...from];
  const found: Said[] = [];
  while (waiting.length > 0 && found.length < 1500) {
    const batch = waiting.splice(0, 6);
    const pages = await Promise.all(
      batch.map(async (at) => {
        const answer = await fetch(address + at, { redirect: 'manual' });
        return { at, words: `${headersOf(answer.headers)}\n${wordsOf(new Uint8Array(await answer.arrayBuffer()))}` };
      }),
    );
    for (const page of pages) {
      found.push(page);
      for (const [, link = ''] of page.words.matchAll(/(?:href|src|action)="([^"#]+)/gu)) {
        const url = URL.parse(link.replaceAll('&amp;', '&'), address + page.at);
        if (url?.origin !== address || /^\/(?:app|assets)(?:\/|$)/u.test(url.pathname)) continue;
        const next = url.pathname + url.search;
        if (!seen.has(next)) waiting.push(next);
        seen.add(next);
      }
    }
  }
  return found;
}

/** What an answer holds in words; of a file that is a parcel of parts (Word, Excel), what each part holds. */
function wordsOf(bytes: Uint8Array): string {
  const text = Buffer.from(bytes).toString('utf8');
  if (!text.startsWith('PK\u0003\u0004')) return text;
  const parts = Object.entries(unzipSync(bytes));
  // Word may cut a word into runs: it is looked for without the tags too.
  return parts
    .map(([name, part]) => `${name}\n${Buffer.from(part).toString('utf8')}`)
    .flatMap((xml) => [xml, xml.replaceAll(/<[^>]*>/gu, '')])
    .join('\n');
}

/** What addresses are filled in with: each parameter with every value there is. */
export type Ids = ReadonlyMap<string, readonly string[]>;

function filled(path: string, ids: Ids): string[] {
  const name = /:(\w+)/u.exec(path)?.[1];
  if (!name) return [path];
  const values =
    name === 'slug'
      ? [document]
      : name === 'number'
        ? ['1.0', '1.1', 'draft']
        : name === 'round'
          ? ['1', '2']
          : (ids.get(name) ?? []);
  return values.flatMap((value) => filled(path.replace(`:${name}`, value), ids));
}

/** Doors and one's own session: asking them would end the looking. */
const notAsked = /^\/(?:sessions|links|password-resets|sign-on|me\/)/u;

/**
 * Every address of the API, filled in with everything there is: read, and asked for changes with an empty body and a version that
 * nobody has, so that also what is refused is heard.
 */
export async function askEverything(client: Client, ids: Ids): Promise<Said[]> {
  const asked: Pick<Said & Route, 'method' | 'at'>[] = [];
  const all: readonly Route[] = Object.values(routes);
  for (const { method, path } of all) {
    if (method !== 'GET' && notAsked.test(path)) continue;
    asked.push(...filled(path, ids).map((at) => ({ method, at })));
  }
  const ask = async ({ method, at }: (typeof asked)[number]): Promise<Said> => {
    const body = method === 'GET' || method === 'DELETE' ? {} : { body: {} };
    const answer = await client.ask(method, at, { ...body, version: 999_999, key: crypto.randomUUID() });
    const { body: said } = answer;
    const words = said instanceof Uint8Array ? wordsOf(said) : typeof said === 'string' ? said : JSON.stringify(said);
    return { at: `${method} ${at}`, words: `${headersOf(answer.headers)}\n${words}` };
  };
  return atOnce(asked, ask);
}

/** A few at a time, in their order. */
export async function atOnce<Thing, Found>(
  things: readonly Thing[],
  act: (thing: Thing) => Promise<Found>,
): Promise<Found[]> {
  const found: Found[] = [];
  for (let from = 0; from < things.length; from += 6)
    found.push(...(await Promise.all(things.slice(from, from + 6).map(act))));
  return found;
}
