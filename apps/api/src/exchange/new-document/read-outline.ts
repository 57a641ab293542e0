import type { OutlineFileInput } from '@tarmeem/contract';
import { cutShort, type DocJson, parse, plainText, toJson, wordCount } from '@tarmeem/document';
import { freeSlug, slugify } from '@tarmeem/review';
import type { ImportedSection } from '../../documents/index.js';
import type { Answers } from '../../platform/database/rows.js';
import { rowsOf } from '../../platform/database/rows.js';
import { refused, type WordDesk } from '../word-desk.js';
import type { OutlineFile } from '../outline-file.js';

/** What a file holds as a new document: its sections in order, each with how deep it stands. */
export interface ReadOutline {
  kind: 'docx' | 'html' | 'text';
  title: string;
  lede: readonly string[];
  parts: OutlinePart[];
  dropped: OutlineFile['dropped'];
  jurisdictions: { code: string; name: string }[];
}
export interface OutlinePart {
  depth: number;
  heading: string;
  body: DocJson;
  words: number;
}

/** More than this is no outline that a person could look through. */
const mostSections = 1_000;
const longestHeading = 300;
/** Longer, or anything but paragraphs, and what stands before the first heading is a section of its own. */
const longestLede = 2_000;

/** @throws ProblemError `file-refused`. */
export async function readOutline(
  from: Answers,
  desk: WordDesk,
  { bytes, fileName, choices }: { bytes: Uint8Array; fileName: string; choices: OutlineFileInput },
): Promise<ReadOutline> {
  const jurisdictions = await rowsOf<{ code: string; name: string }>(
    from,
    'select code, name from jurisdiction order by name',
    [],
  );
  const names = jurisdictions.map(({ name }) => name);
  const file = await desk.ask('outline', { bytes, ...choices, jurisdictions: names });
  if (!file) throw refused('unknown-kind');
  const [first] = file.parts;
  const title = file.title || fileName.replace(/\.[a-z]+$/iu, '');
  const before = first?.level === 0 ? first : undefined;
  const isLede = before !== undefined && file.parts.length > 1 && isPlain(before.body);
  const kept = isLede ? file.parts.slice(1) : file.parts;
  if (kept.length === 0) throw refused('empty');
  if (kept.length > mostSections) throw refused('too-large');
  return {
    kind: file.kind,
    title: title.slice(0, longestHeading),
    lede: isLede ? plainText(parse(before.body)).split('\n').filter(Boolean) : [],
    parts: withDepths(kept).map((part) => withHeading(part, title)),
    dropped: file.dropped,
    jurisdictions,
  };
}

function isPlain(body: DocJson): boolean {
  const paragraphs = body.content ?? [];
  return paragraphs.every(({ type }) => type === 'paragraph') && plainText(parse(body)).length <= longestLede;
}

/** Levels as a file has them, with gaps perhaps, as depths without gaps. */
function withDepths(parts: OutlineFile['parts']): (OutlineFile['parts'][number] & { depth: number })[] {
  const open: number[] = [];
  return parts.map((part) => {
    while (open.length > 0 && open.at(-1)! >= part.level) open.pop();
    open.push(part.level);
    return { ...part, depth: open.length - 1 };
  });
}

/** A section is called by its heading; one that is too long to be called by stands in full at the head of its text. */
function withHeading(part: { depth: number; heading: string; body: DocJson }, title: string): OutlinePart {
  const whole = part.heading || title;
  const isLong = whole.length > longestHeading;
  const heading = cutShort(whole, longestHeading);
  const first = { type: 'paragraph', content: [{ type: 'text', text: whole }] };
  const body = isLong ? toJson(parse({ type: 'doc', content: [first, ...(part.body.content ?? [])] })) : part.body;
  return { depth: part.depth, heading, body, words: wordCount(parse(body)) };
}

/** The parts as a tree, each with an address of its own among its siblings. `codes` are the jurisdictions of top-level parts. */
export function sectionsOf(parts: readonly OutlinePart[], codes: ReadonlyMap<number, string>): ImportedSection[] {
  const tops: Draft[] = [];
  const open: Draft[] = [];
  for (const [index, { depth, heading, body }] of parts.entries()) {
    open.length = depth;
    const siblings = open.at(-1)?.children ?? tops;
    const jurisdiction = depth === 0 ? (codes.get(index) ?? null) : null;
    const slug = freeSlug(slugify(heading), new Set(siblings.map((sibling) => sibling.slug)));
    const section: Draft = { heading, slug, body: parse(body), jurisdiction, organisation: null, children: [] };
    siblings.push(section);
    open.push(section);
  }
  return tops;
}

interface Draft extends ImportedSection {
  children: Draft[];
}
