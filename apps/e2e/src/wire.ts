import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** When to act on a statement: on its way to the database, or when its answer comes back. */
export interface Watch {
  /** The statement that is looked for, by its text and its number since the watch began (from 1). */
  at: (sql: string, n: number) => boolean;
  when: 'before' | 'answered';
  /** Called once; nothing more of that connection is passed on in either direction. */
  act: (sql: string) => void;
}

/** A PostgreSQL server as reached through a wire that reads along. */
export interface Wire {
  port: number;
  watch(watch: Watch): void;
  close(): Promise<void>;
}

/**
 * Stands between a program and PostgreSQL (on a Unix socket in the folder `host`) and counts the statements that pass: simple
 * queries, and executions with the text of what was parsed before them (PostgreSQL's message flow, version 3).
 */
export async function startWire({ host, port }: { host: string; port: number }): Promise<Wire> {
  let watching: (Watch & { n: number }) | undefined;
  const open = new Set<Socket>();
  const server = createServer((program) => {
    const database = connect(`${host}/.s.PGSQL.${port}`);
    let [cut, waiting] = [false, undefined as string | undefined];
    const act = (watch: Watch, sql: string): void => {
      cut = true;
      watching = undefined;
      watch.act(sql);
    };
    const statement = (sql: string): void => {
      if (!watching) return;
      watching.n += 1;
      if (!watching.at(sql, watching.n)) return;
      if (watching.when === 'before') act(watching, sql);
      else waiting = sql;
    };
    program.on(
      'data',
      messages(statement, (bytes) => void (cut || database.write(bytes))),
    );
    database.on('data', (bytes) => {
      if (waiting !== undefined && watching) act(watching, waiting);
      if (!cut) program.write(bytes);
    });
    for (const [socket, other] of [
      [program, database],
      [database, program],
    ] as const) {
      open.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        open.delete(socket);
        other.destroy();
      });
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The wire got no port');
  return {
    port: address.port,
    watch: (watch) => void (watching = { ...watch, n: 0 }),
    async close() {
      for (const socket of open) socket.destroy();
      await new Promise((closed) => server.close(closed));
    },
  };
}

/** Cuts what a program sends into messages; tells each statement before its bytes are passed on. */
function messages(statement: (sql: string) => void, pass: (bytes: Buffer) => void): (bytes: Buffer) => void {
  let [rest, started, parsed] = [Buffer.alloc(0), false, ''];
  return (bytes) => {
    rest = Buffer.concat([rest, bytes]);
    for (;;) {
      const from = started ? 1 : 0; // the first message has no type
      if (rest.length < from + 4) return;
      const length = from + rest.readInt32BE(from);
      if (rest.length < length) return;
      const message = rest.subarray(0, length);
      rest = rest.subarray(length);
      const type = started ? String.fromCharCode(message[0] ?? 0) : '';
      started = true;
      if (type === 'P') parsed = text(message, message.indexOf(0, 5) + 1);
      if (type === 'Q') statement(text(message, 5));
      if (type === 'E') statement(parsed);
      pass(message);
    }
  };
}

/** The text that ends with a zero byte. */
const text = (message: Buffer, from: number): string => message.toString('utf8', from, message.indexOf(0, from));
