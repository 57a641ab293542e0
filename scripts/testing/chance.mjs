// Where the laws begin (fast-check): always at the same place, so that a run says the same of the same sources. LAWS_SEED=7 begins elsewhere, and `npm run laws` looks for what is not known yet.
import fc from 'fast-check';
import { usualSeed } from './usual-seed.mjs';

const seed = Number(process.env.LAWS_SEED || globalThis.laws?.seed || usualSeed);

fc.configureGlobal({ seed });
