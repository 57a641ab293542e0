/** What an edition is among those of its document; null: superseded. Only `current` and null have a number. */
export const standings = ['draft', 'scheduled', 'current'] as const;
export type Standing = (typeof standings)[number] | null;

/** Kinds of publication (semantics S5). `secondPerson`: preparer and publisher differ; `reason`: one has to be given. */
export const editionKinds = {
  import: { secondPerson: false, reason: false },
  normal: { secondPerson: true, reason: false },
  emergency: { secondPerson: false, reason: true },
  rollback: { secondPerson: true, reason: true },
} as const;
export type EditionKind = keyof typeof editionKinds;

/** major.minor; compared by parts, never as a decimal. */
export interface EditionNumber {
  readonly major: number;
  readonly minor: number;
}

/** The number after the current one, given only in the publishing transaction; a document's first edition is 1.0. */
export function nextNumber(current: EditionNumber | null, isMajor: boolean): EditionNumber {
  if (current === null) return { major: 1, minor: 0 };
  return isMajor ? { major: current.major + 1, minor: 0 } : { major: current.major, minor: current.minor + 1 };
}

/** `1.2` */
export function formatNumber({ major, minor }: EditionNumber): string {
  return `${major}.${minor}`;
}

/** The number in an address, or null if it is none. */
export function parseNumber(text: string): EditionNumber | null {
  const parts = /^(0|[1-9][0-9]{0,5})\.(0|[1-9][0-9]{0,5})$/.exec(text);
  return parts === null ? null : { major: Number(parts[1]), minor: Number(parts[2]) };
}
