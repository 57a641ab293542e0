import { TextDecoder, TextEncoder } from 'node:util';
import { configure } from '@testing-library/dom';

// jsdom has no TextEncoder of its own; every browser does.
Object.assign(globalThis, { TextEncoder, TextDecoder });

// What a screen shows next may take longer on a busy machine.
configure({ asyncUtilTimeout: 20_000 });
