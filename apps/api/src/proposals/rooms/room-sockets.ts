import { type IncomingMessage, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import {
  type BeforeApplicationShutdown,
  Injectable,
  type OnApplicationBootstrap,
  type OnModuleInit,
} from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { Server } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import { AccessChanges, SocketBearer } from '../../accounts/index.js';
import { Pace } from './pace.js';
import { RoomServer } from './room-server.js';
import { accessOf, type Visitor } from './visitor.js';

/** A whole section in one frame: its two megabytes, with what they weigh as an update. */
const maxPayload = 4 * 1_048_576;
/** Sockets a person may have open in this process. */
const socketsPerPerson = 20;
/** Who does not answer for two of these is gone, in milliseconds. */
const beat = 20_000;

/** Opens websockets at `/collab` for signed-in people from our own pages, and ends them when they may not have them any more. */
@Injectable()
export class RoomSockets implements OnModuleInit, OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly server = new WebSocketServer({ noServer: true, maxPayload, perMessageDeflate: false });
  private readonly visitors = new Map<WebSocket, Visitor>();
  private readonly silent = new WeakSet<WebSocket>();
  private beating: NodeJS.Timeout | undefined;

  constructor(
    private readonly rooms: RoomServer,
    private readonly bearer: SocketBearer,
    private readonly access: AccessChanges,
    private readonly host: HttpAdapterHost,
  ) {}

  onModuleInit(): void {
    this.access.onChanged((personId) => this.lookAgain(personId));
  }

  onApplicationBootstrap(): void {
    // A command runs the application without a server: nobody knocks there.
    if (!this.host.httpAdapter) return;
    const http = this.host.httpAdapter.getHttpServer() as Server;
    http.on('upgrade', (request, socket, head) => {
      socket.on('error', () => socket.destroy());
      this.upgrade(request, socket, head).catch(() => refuse(socket, 503));
    });
    this.beating = setInterval(() => this.beat(), beat);
    this.beating.unref();
  }

  beforeApplicationShutdown(): void {
    clearInterval(this.beating);
    for (const socket of this.visitors.keys()) {
      socket.close(1012);
      socket.terminate();
    }
    this.server.close();
  }

  private async upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const { cookie = '', origin, authorization, host = '' } = request.headers;
    if (request.url?.split('?', 1)[0] !== '/collab') return refuse(socket, 404);
    if (!this.bearer.comesFromUs({ origin, host })) return refuse(socket, 403);
    // Like everywhere: whoever shows a token is judged by it alone, and no token opens a room.
    const actor = authorization === undefined ? await this.bearer.actor(cookie, true) : null;
    if (!actor) return refuse(socket, 401);
    const theirs = [...this.visitors.values()].filter((visitor) => visitor.actor.id === actor.id);
    if (theirs.length >= socketsPerPerson) return refuse(socket, 429);
    this.server.handleUpgrade(request, socket, head, (opened) => this.welcome(opened, { actor, cookie }));
  }

  private welcome(socket: WebSocket, { actor, cookie }: Pick<Visitor, 'actor' | 'cookie'>): void {
    const visitor: Visitor = {
      actor,
      cookie,
      active: false,
      rooms: 0,
      end: (reason) => {
        this.rooms.leave(visitor, reason);
        socket.close(4401, reason);
        setTimeout(() => socket.terminate(), 1_000).unref();
      },
    };
    this.visitors.set(socket, visitor);
    const connection = this.rooms.connect(socket, visitor);
    const pace = new Pace();
    socket.on('message', (data: Buffer, isBinary) => {
      if (socket.readyState !== socket.OPEN) return; // what it still brings is brought again by the next one
      if (!isBinary) return socket.close(1003);
      const rest = pace.restAfter(data.length, performance.now());
      if (rest > 0 && !socket.isPaused) {
        socket.pause();
        setTimeout(() => socket.resume(), rest).unref();
      }
      connection.handleMessage(new Uint8Array(data));
    });
    socket.on('pong', () => this.silent.delete(socket));
    socket.on('error', () => undefined); // a broken frame or a lost line: `close` follows
    socket.on('close', (code, reason) => {
      this.visitors.delete(socket);
      connection.handleClose({ code, reason: reason.toString() });
    });
  }

  private beat(): void {
    for (const socket of this.visitors.keys()) {
      if (this.silent.has(socket)) socket.terminate();
      else {
        this.silent.add(socket);
        socket.ping();
      }
    }
  }

  private async lookAgain(personId: string | null): Promise<void> {
    for (const visitor of this.visitors.values()) {
      if (personId !== null && visitor.actor.id !== personId) continue;
      const before = accessOf(visitor.actor);
      const actor = await this.bearer.actor(visitor.cookie, visitor.active);
      visitor.active = false;
      if (!actor) {
        visitor.end('signed-out');
        continue;
      }
      visitor.actor = actor;
      if (accessOf(actor) !== before) await this.rooms.lookAgain(visitor);
    }
  }
}

/** An upgrade that is not made answers like any request, and says nothing more. */
function refuse(socket: Duplex, status: number): void {
  const line = `HTTP/1.1 ${String(status)} ${STATUS_CODES[status] ?? ''}`;
  socket.end(`${line}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
}
