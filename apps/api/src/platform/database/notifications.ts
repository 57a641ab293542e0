import { setTimeout as pause } from 'node:timers/promises';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Client } from 'pg';
import { DATABASE_ACCESS } from '../tokens.js';
import type { DatabaseAccess } from './access.js';

/** Told the payload of a notification; null: the connection was away, and anything may have been missed. */
export type Notified = (payload: string | null) => unknown;

/** A connection that broke without a word is found out by a question each second. */
const beatMs = 1_000;
const retryMs = 100;

/** What other processes say through PostgreSQL (NOTIFY), heard on a connection of its own that is opened again whenever it is lost. */
@Injectable()
export class Notifications implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly handlers = new Map<string, Set<Notified>>();
  private client: Client | undefined;
  private lostAt: number | undefined = performance.now();
  private readonly stopping = new AbortController();
  private beating: Promise<void> | undefined;

  constructor(@Inject(DATABASE_ACCESS) private readonly access: DatabaseAccess) {}

  /** Call it before the application starts (in a constructor or `onModuleInit`): channels are named when the connection opens. */
  listen(channel: string, handler: Notified): void {
    const all = this.handlers.get(channel) ?? new Set();
    this.handlers.set(channel, all.add(handler));
  }

  /** For how many milliseconds nothing could be heard; 0 while it can. */
  get lostFor(): number {
    return this.lostAt === undefined ? 0 : performance.now() - this.lostAt;
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.open();
    this.beating = this.beat();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.beating;
    await this.client?.end().catch(() => undefined);
  }

  private async open(): Promise<void> {
    const client = new Client({
      ...this.access.app,
      application_name: 'tarmeem listener',
      connectionTimeoutMillis: 2_000,
      query_timeout: 2_000,
      keepAlive: true,
    });
    client.on('error', () => this.lost(client));
    client.on('end', () => this.lost(client));
    client.on('notification', ({ channel, payload }) => this.tell(channel, payload ?? ''));
    this.client = client;
    try {
      await client.connect();
      for (const channel of this.handlers.keys()) await client.query(`listen ${client.escapeIdentifier(channel)}`);
    } catch (error) {
      this.lost(client);
      throw error;
    }
    this.lostAt = undefined;
  }

  private lost(client: Client): void {
    if (client !== this.client) return;
    this.client = undefined;
    this.lostAt ??= performance.now();
    void client.end().catch(() => undefined);
  }

  private async beat(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      const { client } = this;
      if (client) await client.query('select 1').catch(() => this.lost(client));
      else await this.again();
      await pause(this.client ? beatMs : retryMs, undefined, { signal: this.stopping.signal }).catch(() => undefined);
    }
  }

  private async again(): Promise<void> {
    try {
      await this.open();
    } catch {
      return; // the database is away: asked again soon
    }
    for (const channel of this.handlers.keys()) this.tell(channel, null);
  }

  private tell(channel: string, payload: string | null): void {
    if (this.stopping.signal.aborted) return;
    for (const handler of this.handlers.get(channel) ?? []) {
      const handled = (async () => handler(payload))();
      void handled.catch((error: unknown) => process.emitWarning(String(error), 'Notifications'));
    }
  }
}
