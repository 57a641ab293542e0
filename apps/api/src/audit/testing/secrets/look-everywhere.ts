import { type Route, routes } from '@tarmeem/contract';
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
        return { at, words: `${headersOf(answer.headers)}\n${await answer.text()}` };
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
  const found: Said[] = [];
  const all: readonly Route[] = Object.values(routes);
  for (const { method, path } of all) {
    if (method !== 'GET' && notAsked.test(path)) continue;
    for (const at of filled(path, ids)) {
      const ask = method === 'GET' || method === 'DELETE' ? {} : { body: {} };
      const answer = await client.ask(method, at, { ...ask, version: 999_999, key: crypto.randomUUID() });
      const words = typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body);
      found.push({ at: `${method} ${at}`, words: `${headersOf(answer.headers)}\n${words}` });
    }
  }
  return found;
}
