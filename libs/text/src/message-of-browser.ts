// In the place of `message.js` in what the browser gets: the same words, from messages that the build has compiled.
export { speakerOfCompiled as speaker } from './compiled-message.js';
export type { Catalogue, Speak, Values, Words } from './message.js';
/** Joins the languages. */
export const catalogue = (en: object, ur: object): object => ({ en, ur });
