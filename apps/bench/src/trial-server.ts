import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { processorTime, withItsOwn } from './processor-time.js';

/** A program's way in as one person of the evaluation. Throws for any answer but a good one. */
export type Ask = <Body>(method: string, path: string, more?: { body?: unknown; version?: number }) => Promise<Body>;

/** Processor time in ms. */
export interface Spent {
  server: number;
  database: number;
}

/** A server of the evaluation on a data folder of its own, for benchmarks: what it costs is read from the system. */
export class TrialServer {
  readonly address: string;
  private server: ChildProcess | null = null;

  private constructor(
    private readonly port: number,
    private readonly data: string,
  ) {
    this.address = `http://127.0.0.1:${String(port)}`;
  }

  static async start(port: number): Promise<TrialServer> {
    const it = new TrialServer(port, await mkdtemp(join(tmpdir(), 'tarmeem-bench-')));
    await it.run();
    return it;
  }

  private get environment(): NodeJS.ProcessEnv {
    return { ...process.env, PORT: String(this.port), TARMEEM_DATA: this.data, NODE_ENV: 'evaluation' };
  }

  private async run(): Promise<void> {
    if (await fetch(`${this.address}/readyz`).catch(() => null))
      throw new Error(`Another server answers on port ${String(this.port)}: name another port`);
    // Node's own switches, as --cpu-prof, go to the server.
    const server = spawn(process.execPath, [...process.execArgv, built('main.js')], {
      env: this.environment,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    this.server = server;
    for (let tries = 0; tries < 900; tries += 1) {
      if (server.exitCode !== null) throw new Error(`The server has ended with ${String(server.exitCode)}`);
      if ((await fetch(`${this.address}/readyz`).catch(() => null))?.ok) return;
      await new Promise((go) => setTimeout(go, 200));
    }
    throw new Error('The server is not ready after three minutes');
  }

  /** Another process on the same data: it has nothing in memory. */
  async restart(): Promise<void> {
    await this.stop();
    await this.run();
  }

  /** Ends the server and takes its data away. */
  async end(): Promise<void> {
    await this.stop();
    await rm(this.data, { recursive: true, force: true });
  }

  private async stop(): Promise<void> {
    if (this.server?.exitCode !== null) return;
    this.server.kill('SIGTERM');
    await once(this.server, 'exit');
  }

  /** Runs a command of `npm run tarmeem` on the same data. */
  async command(...words: string[]): Promise<void> {
    const running = spawn(process.execPath, [built('cli/main.js'), ...words], {
      env: this.environment,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const [code] = (await once(running, 'exit')) as [number];
    if (code !== 0) throw new Error(`${words.join(' ')} has ended with ${String(code)}`);
  }

  /** Signs in as `officer@sindh` and the like. */
  async signIn(name: string): Promise<Ask> {
    const headers = { 'content-type': 'application/json', origin: this.address };
    const body = JSON.stringify({ email: `${name}.example`, password: 'tarmeem-evaluation' });
    const answer = await fetch(`${this.address}/api/v1/sessions`, { method: 'POST', headers, body });
    const cookie = answer.headers
      .getSetCookie()
      .map((each) => each.split(';')[0])
      .join('; ');
    return async (method, path, { body: sent, version } = {}) => {
      const asked = await fetch(`${this.address}/api/v1${path}`, {
        method,
        headers: {
          ...headers,
          cookie,
          'idempotency-key': crypto.randomUUID(),
          ...(version === undefined ? {} : { 'if-match': `"${String(version)}"` }),
        },
        ...(sent === undefined ? {} : { body: JSON.stringify(sent) }),
      });
      if (!asked.ok) throw new Error(`${method} ${path}: ${String(asked.status)} ${await asked.text()}`);
      const type = asked.headers.get('content-type') ?? '';
      return type.includes('json') ? asked.json() : asked.arrayBuffer();
    };
  }

  /** A page as anybody gets it. Where the server says "not so many a minute", it is asked again when it says that it may be. */
  async page(path: string): Promise<string> {
    const answer = await fetch(this.address + path);
    if (answer.status === 429) {
      await answer.body?.cancel();
      await new Promise((go) => setTimeout(go, 1_000 * Number(answer.headers.get('retry-after') ?? 1)));
      return this.page(path);
    }
    if (!answer.ok) throw new Error(`${path}: ${String(answer.status)}`);
    return answer.text();
  }

  /** The database, past the rules. */
  async database(): Promise<Client> {
    const [, , , listens, host] = await this.postmaster();
    const client = new Client({ host: host ?? '', port: Number(listens), user: 'postgres', database: 'tarmeem' });
    await client.connect();
    return client;
  }

  /** Processor time so far of the server and of its database with everything it started. */
  async spent(): Promise<Spent> {
    const [first] = await this.postmaster();
    const [server, database] = await Promise.all([processorTime(this.server?.pid), withItsOwn(Number(first))]);
    return { server, database };
  }

  /** Waits until the server has done what it does without being asked: it would count for what is asked. */
  async calm(): Promise<void> {
    for (let quiet = 0; quiet < 3;) {
      const before = await this.spent();
      await new Promise((go) => setTimeout(go, 500));
      quiet = (await this.spent()).server - before.server < 30 ? quiet + 1 : 0;
    }
  }

  private async postmaster(): Promise<string[]> {
    const folder = join(this.data, 'database');
    const [cluster] = (await readdir(folder)).filter((name) => name.startsWith('postgres-'));
    return (await readFile(join(folder, cluster ?? '', 'postmaster.pid'), 'utf8')).split('\n');
  }
}

const built = (path: string): string => fileURLToPath(new URL(`../../api/dist/${path}`, import.meta.url));
