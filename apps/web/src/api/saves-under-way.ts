const underWay = new Map<string, Promise<unknown>>();

/** The last words of a section whose page was left are on their way: who opens it again reads it after them. */
export function lastWords(sectionId: string, save: Promise<unknown>): void {
  underWay.set(sectionId, save);
  void save.finally(() => underWay.get(sectionId) === save && underWay.delete(sectionId));
}

/** Resolves when nothing written in the section is under way any more. */
export const arrived = async (sectionId: string): Promise<void> => void (await underWay.get(sectionId));
