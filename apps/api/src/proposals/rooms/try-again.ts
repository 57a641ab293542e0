import { setTimeout as pause } from 'node:timers/promises';

/** Milliseconds before the second try; twice as long before each that follows, up to the longest. */
const first = 500;
const longest = 30_000;
/** Tries before it is left: some five minutes. */
const tries = 16;

/**
 * Does something until it succeeds, waiting longer each time. After the last try, or when `ended` comes, it is left: what fails here
 * has to be done by somebody else then. `failed` is told of the first failure.
 */
export async function tryAgain(
  act: () => Promise<void>,
  { ended, failed }: { ended: AbortSignal; failed: (error: unknown) => void },
): Promise<void> {
  for (let nth = 0; nth < tries; nth++) {
    try {
      return await act();
    } catch (error) {
      if (nth === 0) failed(error);
    }
    if (nth === tries - 1 || ended.aborted) return;
    await pause(Math.min(longest, first * 2 ** nth), undefined, { signal: ended, ref: false }).catch(() => undefined);
  }
}
