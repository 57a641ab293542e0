import { plannedOnce } from '../../platform/database/planned.js';
import type { Queryable } from '../../platform/index.js';

/** The most words kept, some 150 bytes each. Beyond it all are forgotten, and those of texts are soon known again. */
const mostKept = 50_000;

const lexemesSql = plannedOnce(`
  select typed.word, array(
    select it.lexeme from unnest(to_tsvector('pg_catalog.english', search_fold(typed.word))) it, unnest(it.positions) place
    order by place) as lexemes
  from unnest($1::text[]) as typed (word)`);

/**
 * What the database's dictionary makes of words, in their order: its stem of an English word, Urdu and Arabic letters folded, nothing of
 * a word that stands everywhere. Each word is asked for once.
 */
export class KnownWords {
  private kept = new Map<string, readonly string[]>();

  /** Asks for those that are not known. */
  async learn(database: Queryable, words: Iterable<string>): Promise<void> {
    const unknown = new Set<string>();
    for (const word of words) if (!this.kept.has(word)) unknown.add(word);
    if (!unknown.size) return;
    const rows = await database.query<{ word: string; lexemes: string[] }[]>(lexemesSql, [[...unknown]]);
    if (this.kept.size + rows.length > mostKept) this.kept = new Map();
    for (const { word, lexemes } of rows) this.kept.set(word, lexemes);
  }

  /** Nothing for a word that was not learned. */
  of(word: string): readonly string[] {
    return this.kept.get(word) ?? none;
  }
}

const none: readonly string[] = [];
