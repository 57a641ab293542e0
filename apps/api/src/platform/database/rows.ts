/** Whatever answers SQL: the data source (reads outside a unit of work), an entity manager, a unit of work. */
export interface Answers {
  query(sql: string, parameters?: unknown[]): Promise<unknown>;
}

/** The rows of a SELECT (or of a statement with RETURNING through `with`), as the caller says they are. */
export async function rowsOf<Row>(from: Answers, sql: string, parameters: unknown[] = []): Promise<Row[]> {
  return (await from.query(sql, parameters)) as Row[];
}
