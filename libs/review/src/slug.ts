import { Refused } from './refused.js';

/** Words that stand below a document's address already, so no section can be called so. */
export const reservedSlugs: ReadonlySet<string> = new Set([
  'history',
  'feedback',
  'compare',
  'editions',
  'at',
  'search',
  'feed',
  'new',
  'alerts',
]);

/** Words that stand at the root of every installation's addresses, or are kept for it: no document can be called so. */
export const reservedDocumentSlugs: ReadonlySet<string> = new Set([
  'accessibility',
  'alerts',
  'api',
  'app',
  'assets',
  'docs',
  'feed',
  'feeds',
  'files',
  'healthz',
  'help',
  'metrics',
  'new',
  'place',
  'preview',
  'readyz',
  's',
  'search',
  'sign-in',
  'static',
  'track',
]);

/** Refuses with `malformed` a word of the platform as the address of a document. */
export function mustBeDocumentSlug(slug: string, pointer = '/slug'): void {
  if (reservedDocumentSlugs.has(slug))
    throw new Refused('malformed', `"${slug}" is a word of the platform: a document can't have it as its address.`, {
      pointer,
    });
}

// Room for `-2` below the 120 characters of an address part.
const longest = 100;

/**
 * The address part of a heading: lower case, `&` as "and", an abbreviation in parentheses left out, accents dropped, everything else
 * a hyphen. A heading without Latin letters or digits gives `section`. Never a reserved word.
 */
export function slugify(heading: string): string {
  const words = heading
    .replace(/\(\s*\p{Lu}[\p{Lu}\p{N}&.\-\s]*\)/gu, ' ')
    .replaceAll('&', ' and ')
    .normalize('NFKD')
    .replace(/[\p{M}'’]/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-');
  const cut = words.length > longest + 1 ? words.slice(0, longest + 1).replace(/-[^-]*$/, '') : words;
  const slug = cut.slice(0, longest + 1).replace(/^-+|-+$/g, '') || 'section';
  return reservedSlugs.has(slug) ? `${slug}-section` : slug;
}

/** The slug, or the first of slug-2, slug-3 … that no sibling has. */
export function freeSlug(slug: string, taken: ReadonlySet<string>): string {
  if (!taken.has(slug)) return slug;
  let n = 2;
  while (taken.has(`${slug}-${n}`)) n++;
  return `${slug}-${n}`;
}

/** Refuses with `malformed` what can not be the address part of a section: its form, or a reserved word. */
export function mustBeSlug(slug: string, pointer = '/slug'): void {
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug) || slug.length > 120)
    throw new Refused('malformed', 'An address has small Latin letters, digits and single hyphens.', { pointer });
  if (reservedSlugs.has(slug)) throw new Refused('malformed', `"${slug}" is a word of the platform.`, { pointer });
}
