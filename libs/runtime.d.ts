/**
 * The few things of every runtime (browser, Node, worker) that the core may lean on. It sees neither the DOM nor Node
 * otherwise: `libs/tsconfig.json` leaves both libraries out.
 */
declare class TextEncoder {
  encode(input?: string): Uint8Array;
  encodeInto(source: string, destination: Uint8Array): { read: number; written: number };
}

declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean });
  decode(input?: Uint8Array, options?: { stream?: boolean }): string;
}

declare class URL {
  constructor(url: string, base?: string);
  readonly searchParams: { get(name: string): string | null };
}

/** What a ProseMirror parse rule reads of an element; the element itself is the caller's. */
interface HTMLElement {
  getAttribute(name: string): string | null;
}
