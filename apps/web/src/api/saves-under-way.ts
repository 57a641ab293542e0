const underWay = new Map<string, Promise<unknown>>();

/** The last words of a section whose page was left are on their way: who opens it again reads it after them. */
export function lastWords(sectionId: string, save: Promise<unknown>): void {
  underWay.set(sectionId, save);
  void save.finally(() => underWay.get(sectionId) === save && underWay.delete(sectionId));
}

const writers = new Set<() => Promise<unknown>>();

/** While a text is open: how what is typed in it is sent at once. Returns how to end it. */
export function sentBy(send: () => Promise<unknown>): () => void {
  writers.add(send);
  return () => void writers.delete(send);
}

/** Sends what is typed in every open text; resolves when it is there or can't be sent, in four seconds at the latest. */
export const sendTyped = async (): Promise<void> =>
  void (await Promise.race([
    Promise.all([...writers].map((send) => send())),
    new Promise((late) => setTimeout(late, 4_000)),
  ]));

/** Resolves when nothing written in the section is under way any more. */
export const arrived = async (sectionId: string): Promise<void> => void (await underWay.get(sectionId));
