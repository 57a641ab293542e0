const underWay = new Map<string, Promise<unknown>>();

/** The last words of a section whose page was left are on their way: who opens it again reads it after them. */
export function lastWords(sectionId: string, save: Promise<unknown>): void {
  underWay.set(sectionId, save);
  void save.finally(() => underWay.get(sectionId) === save && underWay.delete(sectionId));
}

const writers = new Set<() => Promise<boolean>>();

/** While a text is open: how what is typed in it is sent at once, and whether it is there then. Returns how to end it. */
export function sentBy(send: () => Promise<boolean>): () => void {
  writers.add(send);
  return () => void writers.delete(send);
}

/** Sends what is typed in every open text; true when all of it is there. Resolves in four seconds at the latest. */
export const sendTyped = (): Promise<boolean> =>
  Promise.race([
    Promise.all([...writers].map((send) => send())).then((sent) => sent.every(Boolean)),
    new Promise<boolean>((late) => setTimeout(() => late(false), 4_000)),
  ]);

let unasked = false;
/** The page is left whatever is not saved in it: its writer was asked, or is gone. */
export const leaveUnasked = (): void => void (unasked = true);
export const isLeftUnasked = (): boolean => unasked;

/** Resolves when nothing written in the section is under way any more. */
export const arrived = async (sectionId: string): Promise<void> => void (await underWay.get(sectionId));
