import { setImmediate as turn } from 'node:timers/promises';

/** How long work goes on before whoever waits has a turn, in ms. */
const atOnce = 8;

/** Does it with each, one after the other; others are answered in between. */
export async function inTurns<Item>(items: Iterable<Item>, work: (item: Item) => void): Promise<void> {
  let until = performance.now() + atOnce;
  for (const item of items) {
    work(item);
    if (performance.now() < until) continue;
    await turn();
    until = performance.now() + atOnce;
  }
}
