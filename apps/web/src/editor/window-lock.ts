/** The locks that windows of one browser share; without a secure connection there are none. */
const locks = (): LockManager | null => ('locks' in navigator ? navigator.locks : null);

/** Where windows ask each other instead: what is asked for, and what somebody answers for. */
interface Word {
  asked?: string;
  held?: string;
}
const openLine = (): BroadcastChannel | null =>
  typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('tarmeem.writing');
/** How long an answer may take, and after how long a place that is held is asked for again, in milliseconds. */
const patience = 400;
const between = 3_000;

/** Says to the other windows that this one is writing there, until what is returned is called, or the window is gone. */
export function holdSlot(slot: string): () => void {
  const all = locks();
  if (!all) {
    const line = openLine();
    line?.addEventListener('message', ({ data }: MessageEvent<Word>) => {
      if (data.asked === slot) line.postMessage({ held: slot } satisfies Word);
    });
    return () => line?.close();
  }
  let free: () => void = () => undefined;
  const held = new Promise<void>((done) => {
    free = done;
  });
  void all.request(slot, () => held).catch(() => undefined);
  return free;
}

/** Calls once no window writes there any more: at once, or when the one that does has gone. */
export function whenFree(slot: string, signal: AbortSignal, then: () => void): void {
  const all = locks();
  if (all) void all.request(slot, { signal, mode: 'shared' }, then).catch(() => undefined);
  else ask(slot, signal, then);
}

function ask(slot: string, signal: AbortSignal, then: () => void): void {
  const line = openLine();
  if (!line) return then();
  let isHeld = false;
  line.addEventListener('message', ({ data }: MessageEvent<Word>) => {
    isHeld ||= data.held === slot;
  });
  line.postMessage({ asked: slot } satisfies Word);
  const timer = setTimeout(() => {
    line.close();
    if (isHeld) again = setTimeout(() => ask(slot, signal, then), between);
    else then();
  }, patience);
  let again: ReturnType<typeof setTimeout> | undefined;
  signal.addEventListener('abort', () => {
    line.close();
    clearTimeout(timer);
    clearTimeout(again);
  });
}
