/** The locks that windows of one browser share; without a secure connection there are none. */
const locks = (): LockManager | null => ('locks' in navigator ? navigator.locks : null);

/** Says to the other windows that this one is writing there, until what is returned is called, or the window is gone. */
export function holdSlot(slot: string): () => void {
  let free: () => void = () => undefined;
  const held = new Promise<void>((done) => {
    free = done;
  });
  void locks()
    ?.request(slot, () => held)
    .catch(() => undefined);
  return free;
}

/** Calls once no window writes there any more: at once, or when the one that does has gone. */
export function whenFree(slot: string, signal: AbortSignal, then: () => void): void {
  const all = locks();
  if (all) void all.request(slot, { signal, mode: 'shared' }, then).catch(() => undefined);
  else then();
}
