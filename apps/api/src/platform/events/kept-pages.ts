import type { Answers } from '../database/rows.js';

/** A page that was put together. */
export interface MadePage<Page> {
  page: Page;
  /** When time alone changes it (a claim ends, a day is over); null: never. */
  until: Date | null;
}

interface Kept {
  seq: number;
  names: string;
  made: MadePage<unknown>;
}

/** Of 50 rows each: some megabytes. */
const mostPages = 200;
const all = new WeakMap<Answers, Map<string, Kept>>();

/** A page as the record stood at an earlier event, to go on from. */
export interface EarlierPage<Page> {
  seq: number;
  page: Page;
}

/**
 * The page of this name, put together anew only when something was recorded since: everything that such a page shows changes with an
 * event, in the same transaction. `seq` and `names` say how far the record goes and have to be read before, by the same request; `name`
 * says everything else that the page depends on, also who asks and what they may. `make` may go on from the page before, while names and
 * time have changed nothing of it.
 */
export async function keptPage<Page>(
  from: Answers,
  { name, seq, names, now }: { name: string; seq: number; names: string; now: Date },
  make: (before: EarlierPage<Page> | null) => Promise<MadePage<Page>>,
): Promise<Page> {
  const pages = all.get(from) ?? new Map<string, Kept>();
  all.set(from, pages);
  const known = pages.get(name);
  const holds = known?.names === names && (known.made.until === null || known.made.until > now);
  if (known && holds && known.seq === seq) return known.made.page as Page;
  const made = await make(known && holds ? { seq: known.seq, page: known.made.page as Page } : null);
  pages.delete(name);
  const [oldest] = pages.keys();
  if (oldest !== undefined && pages.size >= mostPages) pages.delete(oldest);
  pages.set(name, { seq, names, made });
  return made.page;
}
