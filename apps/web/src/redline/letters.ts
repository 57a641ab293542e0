const storageKey = 'tarmeem.letters';

/** Whether single letters are keys: for whom they get in the way (speech input) they can be turned off (WCAG 2.1.4). */
export const lettersOn = (): boolean => localStorage.getItem(storageKey) !== 'off';

/** Turns single-letter keys on or off in this browser. */
export const turnLetters = (on: boolean): void => localStorage.setItem(storageKey, on ? 'on' : 'off');
