/** Where a part of a file came from: a section and the revision of it that was written out. Both are UUIDs. */
export interface SectionIds {
  readonly section: string;
  /** Absent: no revision of the section was published yet. */
  readonly revision?: string;
}

/** Names of bookmarks that Word does not show (they begin with a line); no longer than it allows. */
const prefixes = { section: '_tm_s_', revision: '_tm_r_' } as const;

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/u;

/** The bookmarks that a section's heading carries. */
export function bookmarksOf({ section, revision }: SectionIds): string[] {
  const own = bookmark(prefixes.section, section);
  return revision === undefined ? [own] : [own, bookmark(prefixes.revision, revision)];
}

function bookmark(prefix: string, id: string): string {
  if (!uuid.test(id)) throw new TypeError('an id of a section or revision is a UUID');
  return prefix + id.replaceAll('-', '');
}

/** What a bookmark says, or undefined if it is not one of ours. */
export function idInBookmark(name: string): { readonly kind: 'section' | 'revision'; readonly id: string } | undefined {
  const match = /^_tm_([sr])_([0-9a-f]{32})$/iu.exec(name);
  if (!match) return undefined;
  const id = match[2]!.toLowerCase().replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/u, '$1-$2-$3-$4-$5');
  return { kind: match[1]!.toLowerCase() === 's' ? 'section' : 'revision', id };
}
