import { idInBookmark } from '../ids.js';
import type { SectionIds } from '../ids.js';
import type { ReadFlow, ReadParagraph, ReadTable } from './model.js';
import { View } from './view.js';
import type { Side } from './view.js';

/** What a section is known by when a file has lost its hidden marks. */
export interface SectionName {
  readonly heading: string;
  /** Of its heading in a file of the whole document: 1 is the highest. */
  readonly level: number;
  /** The headings inside its own text. */
  readonly inner: readonly string[];
}

const frontStyles = new Set(['title', 'subtitle', 'toc heading']);

/** A heading of the file and what stands under it. */
export interface Split {
  readonly ids?: Partial<SectionIds>;
  readonly heading?: ReadParagraph;
  readonly body: (ReadParagraph | ReadTable)[];
}

/** Splits at the headings that carry our marks. */
export function splitAtMarks(flow: ReadFlow): Split[] {
  return splitAt(flow, idsOf);
}

/**
 * Splits at the headings that are, before or after the changes in them, the name of a section. One that stands lower than
 * such a section's own would, or below a section whose text has it inside, is a heading of a text.
 */
export function splitAtNames(flow: ReadFlow, sections: readonly SectionName[]): Split[] {
  const byName = Map.groupBy(sections, ({ heading }) => bare(heading));
  let above = { level: 0, inner: new Set<string>() };
  return splitAt(flow, (paragraph) => {
    const { block, level, code } = paragraph.look;
    if (block !== 'heading' || code !== '') return undefined;
    const names = (['rejected', 'accepted'] as const)
      .map((side) => bare(wordsOf(paragraph, side)))
      .filter((name) => name !== '');
    if (level > above.level && names.some((name) => above.inner.has(name))) return undefined;
    const found = names.map((name) => byName.get(name)?.filter((section) => level <= section.level) ?? []);
    const named = found.find(({ length }) => length > 0);
    if (named) above = { level, inner: new Set(named.flatMap(({ inner }) => inner.map(bare))) };
    return named && {};
  });
}

/** Splits at the paragraphs of which something is told. Title and lines that stand before them are no text. */
function splitAt(flow: ReadFlow, tell: (paragraph: ReadParagraph) => Pick<Split, 'ids'> | undefined): Split[] {
  const split: Split[] = [{ body: [] }];
  for (const block of flow) {
    const told = block.kind === 'paragraph' ? tell(block) : undefined;
    if (told && block.kind === 'paragraph') split.push({ ...told, heading: block, body: [] });
    else if (!(split.length === 1 && block.kind === 'paragraph' && frontStyles.has(block.style)))
      split.at(-1)!.body.push(block);
  }
  return split;
}

function idsOf({ bookmarks }: ReadParagraph): Pick<Split, 'ids'> | undefined {
  const ids: { section?: string; revision?: string } = {};
  for (const name of bookmarks) {
    const found = idInBookmark(name);
    if (found) ids[found.kind] ??= found.id;
  }
  return ids.section === undefined ? undefined : { ids };
}

/** A heading without what people and programs change in silence: capitals, signs and spaces. */
function bare(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}

/** The words of a paragraph in one line. */
export function wordsOf(paragraph: ReadParagraph, side: Side): string {
  const view = new View(side, 0);
  let words = '';
  for (const inline of paragraph.inline)
    if (inline.kind === 'node' && view.sees(inline.state))
      words += inline.node.isText ? inline.node.text : inline.node.type.name === 'hardBreak' ? ' ' : '';
  return words.replace(/\s+/gu, ' ').trim();
}
