import { DataSource, EntityManager } from 'typeorm';
import { plannedOnce } from '../platform/database/planned.js';
import { type Answers, rowsOf } from '../platform/database/rows.js';
import { KeptOutline } from './kept-outline.js';
import { outlineColumns, outlineTables } from './outline-columns.js';
import type { OutlineRow } from './placed-rows.js';

/** The most lines of outlines in memory, some 600 bytes each; beyond it the one that was longest not asked for goes. */
const mostLines = 60_000;

/**
 * What an outline is of. The number of its newest line is never given out twice, not after a rollback either; the rest counts what
 * changes in it without a new line: words that were removed, names of bodies.
 */
interface Stamp {
  newest: string;
  beside: string;
}

interface Kept extends Stamp {
  outline: KeptOutline;
}

/** The outlines of current editions, a map for each database: this process may know several. */
const kept = new WeakMap<DataSource, Map<string, Kept>>();

/**
 * The outline of the current edition as `from` sees it now. It is kept in memory and told by one small question whether it still
 * holds; after a publication only the lines that it brought are read. Not to be asked in a unit of work that has removed words or renamed
 * a body: undone, it would leave the outline under a stamp that another unit may come to.
 */
export async function currentOutline(from: Answers, documentId: string): Promise<KeptOutline> {
  const database = databaseOf(from);
  const all = database && keptOf(database);
  const before = all?.get(documentId);
  const stamp = await stampOf(from, documentId);
  if (all && before && isSame(before, stamp)) {
    all.delete(documentId);
    all.set(documentId, before);
    return before.outline;
  }
  const outline =
    (before && before.beside === stamp.beside && (await wentOn(from, documentId, before))) ||
    KeptOutline.of(await rowsOf<OutlineRow>(from, wholeSql, [documentId]));
  // What came between the two questions would be kept under the wrong stamp.
  if (all && isSame(stamp, await stampOf(from, documentId))) keep(all, documentId, { ...stamp, outline });
  return outline;
}

const isSame = (a: Stamp, b: Stamp): boolean => a.newest === b.newest && a.beside === b.beside;

/** The data source behind whatever answers; undefined for what is none of the application's own. */
function databaseOf(from: Answers): DataSource | undefined {
  if (from instanceof DataSource) return from;
  if (from instanceof EntityManager) return from.dataSource;
  return 'manager' in from && from.manager instanceof EntityManager ? from.manager.dataSource : undefined;
}

function keptOf(database: DataSource): Map<string, Kept> {
  const all = kept.get(database) ?? new Map<string, Kept>();
  kept.set(database, all);
  return all;
}

const stampSql = plannedOnce(`select
  (select e.id::text from entry e where e.document_id = $1 order by e.id desc limit 1) as newest,
  concat_ws(' ',
    (select count(*) from redaction where document_id = $1 and outcome = 'applied' and words is null),
    (select count(*) from organisation), (select sum(version) from organisation)) as beside`);

async function stampOf(from: Answers, documentId: string): Promise<Stamp> {
  const [found] = await rowsOf<{ newest: string | null; beside: string }>(from, stampSql, [documentId]);
  return { newest: found?.newest ?? '0', beside: found?.beside ?? '' };
}

const wholeSql = plannedOnce(`select ${outlineColumns} from ${outlineTables}
  where e.document_id = $1 and e.until_seq is null order by e.id desc`);

const sinceSql = plannedOnce(`select ${outlineColumns}, e.until_seq is null as stands from ${outlineTables}
  where e.document_id = $1 and e.id >= $2 and (e.until_seq is null or e.id = $2) order by e.id desc`);

/** The one before with the lines that came since; undefined where its newest line never came to be (its unit was undone). */
async function wentOn(from: Answers, documentId: string, before: Kept): Promise<KeptOutline | undefined> {
  const lines = await rowsOf<OutlineRow & { stands: boolean }>(from, sinceSql, [documentId, before.newest]);
  if (lines.at(-1)?.entryId !== before.newest) return undefined;
  return before.outline.with(lines.flatMap(({ stands, ...line }) => (stands ? [line] : [])));
}

function keep(all: Map<string, Kept>, documentId: string, it: Kept): void {
  all.delete(documentId);
  all.set(documentId, it);
  let lines = [...all.values()].reduce((sum, { outline }) => sum + outline.rows.size, 0);
  for (const [id, { outline }] of all) {
    if (lines <= mostLines || id === documentId) return;
    lines -= outline.rows.size;
    all.delete(id);
  }
}
