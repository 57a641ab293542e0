/** What becomes of words that are on this device only, when their author signs out. */
export type WordsLeft = 'keep' | 'forget';

/** Set while a session is to be ended as soon as the server is within reach, also by a window that is opened later. */
const place = 'tarmeem.leaving';
export function waitsToLeave(): WordsLeft | null {
  try {
    const left = localStorage.getItem(place);
    return left === 'keep' || left === 'forget' ? left : null;
  } catch {
    return null; // a forbidden storage holds nothing
  }
}
export function waitToLeave(left: WordsLeft | null): void {
  try {
    if (left) localStorage.setItem(place, left);
    else localStorage.removeItem(place);
  } catch {
    // The device keeps nothing: this window waits all the same.
  }
}
