import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import { roomSchema } from '@tarmeem/contract';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import type { Client } from './client.js';

export interface RoomPlace {
  proposalId: string;
  sectionId: string;
  generation: number;
}
interface WriterOptions {
  /** What it says its schema is. */
  schema?: string;
  headers?: Record<string, string>;
}

/** A browser in a room, as the application's editor is one; it writes with Yjs and shows nothing. */
export class Writer {
  readonly text = new Y.Doc();
  readonly provider: HocuspocusProvider;
  private readonly socket: HocuspocusProviderWebsocket;
  /** Why the server did not let it in, or sent it away. */
  readonly told: string[] = [];
  readonly stateless: string[] = [];
  /** How often no socket was opened for it. */
  refusals = 0;

  constructor(client: Client, place: RoomPlace | string, { schema, headers }: WriterOptions = {}) {
    const sent = { cookie: client.cookieHeader, origin: client.address, ...headers };
    const refused = () => void (this.refusals += 1);
    class Browser extends WebSocket {
      constructor(url: string) {
        super(url, { headers: sent });
        this.on('error', refused);
      }
    }
    this.socket = new HocuspocusProviderWebsocket({
      url: `${client.address.replace(/^http/u, 'ws')}/collab`,
      WebSocketPolyfill: Browser,
      delay: 50,
      minDelay: 20,
      maxDelay: 200,
    });
    this.provider = new HocuspocusProvider({
      websocketProvider: this.socket,
      name: typeof place === 'string' ? place : `${place.proposalId}.${place.sectionId}.${String(place.generation)}`,
      document: this.text,
      token: schema ?? String(roomSchema),
      onAuthenticationFailed: ({ reason }) => void this.told.push(reason),
      onClose: ({ event }) => void this.told.push(event.reason),
      onStateless: ({ payload }) => void this.stateless.push(payload),
    });
    this.provider.attach();
  }

  get isIn(): boolean {
    return this.provider.isSynced && this.provider.isAuthenticated;
  }
  /** True when everything written is acknowledged. */
  get isSaved(): boolean {
    return this.isIn && !this.provider.hasUnsyncedChanges;
  }
  get body(): Y.XmlFragment {
    return this.text.getXmlFragment('body');
  }
  get words(): string {
    return this.body
      .toArray()
      .map((block) => wordsOf(block as Y.XmlElement))
      .join('\n');
  }

  /** Writes at the end of the first paragraph, one key an update. */
  type(words: string): void {
    const text = this.firstText();
    for (const key of words) text.insert(text.length, key);
  }

  /** Gives the section another heading. */
  name(heading: string): void {
    this.text.transact(() => {
      this.heading.delete(0, this.heading.length);
      this.heading.insert(0, heading);
    });
  }
  get heading(): Y.Text {
    return this.text.getText('heading');
  }

  /** Shows a caret, as somebody with the window open does. */
  appear(state: Record<string, unknown> = { cursor: null }): void {
    this.provider.awareness?.setLocalState(state);
  }
  /** Whom it sees in the room, itself included. */
  get people(): string[] {
    return [...(this.provider.awareness?.getStates().values() ?? [])]
      .map((state) => String(state['user']?.name))
      .sort();
  }

  leave(): void {
    this.provider.destroy();
    this.socket.destroy();
    this.text.destroy();
  }

  /** The words of the first paragraph that has any. */
  firstText(): Y.XmlText {
    for (const block of this.body.toArray())
      if (block instanceof Y.XmlElement && block.nodeName === 'paragraph') {
        const [text] = block.toArray();
        if (text instanceof Y.XmlText) return text;
      }
    throw new Error('There is no paragraph with words');
  }
}

function wordsOf(node: Y.XmlElement | Y.XmlText): string {
  if (node instanceof Y.XmlText) return (node.toDelta() as { insert: string }[]).map(({ insert }) => insert).join('');
  return node
    .toArray()
    .map((child) => wordsOf(child as Y.XmlElement))
    .join('');
}
