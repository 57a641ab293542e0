import { TextDecoder, TextEncoder } from 'node:util';

// jsdom has no TextEncoder of its own; every browser does.
Object.assign(globalThis, { TextEncoder, TextDecoder });
