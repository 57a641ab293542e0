/** The keys rest when none was pressed for so long, in milliseconds. */
const rest = 500;
/** Who writes on and on is not waited for longer than this, in milliseconds. */
const usual = 8_000;
let last = -Infinity;

addEventListener('keydown', () => (last = performance.now()), true);

/** Whether a key was pressed after a moment of `performance.now()`. */
export const pressedSince = (moment: number): boolean => last > moment;

/** Resolves between two words rather than inside one: at once when nobody types, and after `patience` milliseconds at the latest. */
export async function whenKeysRest(signal: AbortSignal, patience = usual): Promise<void> {
  const end = performance.now() + patience;
  for (;;) {
    const now = performance.now();
    const left = Math.min(last + rest, end) - now;
    if (left <= 0 || signal.aborted) return;
    await new Promise((next) => setTimeout(next, left));
  }
}
