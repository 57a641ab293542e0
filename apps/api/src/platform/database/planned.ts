import { createHash } from 'node:crypto';
import { Client } from 'pg';

const mark = '/* planned once */ ';

/**
 * Marks a statement that is always the same text and whose plan costs more than its run: long lists with
 * many joins, and what every request asks. Each connection
 * plans it a few times and keeps the plan. SQL that is put together from what was asked only where it takes few forms, each of our own words.
 */
export const plannedOnce = (sql: string): string => mark + sql;

const names = new Map<string, string>();

function nameOf(sql: string): string {
  const known = names.get(sql);
  if (known) return known;
  const name = createHash('sha256').update(sql).digest('hex').slice(0, 32);
  names.set(sql, name);
  return name;
}

/** A connection that keeps the plans of marked statements. */
export class PlanningClient extends Client {
  // The many forms of the method are those of pg; the one that is looked at is (text, values, …).
  override query = ((...given: unknown[]): unknown => {
    const [text, values, ...more] = given;
    if (typeof text !== 'string' || !text.startsWith(mark)) return Reflect.apply(Client.prototype.query, this, given);
    return Reflect.apply(Client.prototype.query, this, [{ name: nameOf(text), text, values }, ...more]);
  }) as Client['query'];
}
