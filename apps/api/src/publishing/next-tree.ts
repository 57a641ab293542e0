import { applyTree, type Doc, Refused, type SectionChange, SectionTree } from '@tarmeem/document';
import { siblingOrder } from '@tarmeem/review';
import {
  type ContentHashes,
  contentHashes,
  publishedTree,
  type PublishedTree,
  storedText,
} from '../documents/index.js';
import type { ChangeRow } from '../moderation/index.js';
import type { Answers } from '../platform/database/rows.js';
import { type AddedPayload, structureOf, treeChange } from '../proposals/index.js';

/** A chosen change, with when it was accepted: of two that go after the same sibling that says which stands first. */
export type Chosen = ChangeRow & { acceptedAt?: Date };

/** A line of the manifest that the next edition changes beside the words. */
export interface NextLine {
  sectionId: string;
  parentId: string | null;
  afterId: string | null;
  slug: string;
  live: boolean;
  /** Only the sibling it names is another: nothing happened to the section itself. */
  onlyOrder: boolean;
  /** It comes to stand where it is: nearer to the sibling it names than what stood there. */
  placed: boolean;
}

/** A section that comes out for the first time. */
export interface NewSection extends ContentHashes {
  sectionId: string;
  heading: string;
  body: Doc;
}

/** What the chosen changes make of the tree. */
export interface NextTree {
  published: PublishedTree;
  tree: SectionTree;
  lines: ReadonlyMap<string, NextLine>;
  added: readonly NewSection[];
}

/** The tree of the next edition; null when nothing of it changes, the refusal's code when the chosen changes make no tree. */
export async function nextTree(
  from: Answers,
  documentId: string,
  chosen: readonly Chosen[],
): Promise<NextTree | { refused: string } | null> {
  const acting = [...chosen].sort((a, b) => (a.acceptedAt?.getTime() ?? 0) - (b.acceptedAt?.getTime() ?? 0));
  const edits = acting.map((change) => treeChange(change)).filter((change) => change !== null);
  if (edits.length === 0) return null;
  const published = await publishedTree(from, documentId);
  try {
    const tree = new SectionTree(applyTree(published.entries, edits));
    return { published, tree, lines: linesOf(published, tree, edits), added: addedIn(acting) };
  } catch (error) {
    if (error instanceof Refused) return { refused: error.code };
    throw error;
  }
}

function addedIn(chosen: readonly Chosen[]): NewSection[] {
  const payloads = new Map<string, AddedPayload>();
  for (const change of chosen) {
    const structure = structureOf(change);
    if (structure?.kind === 'added') payloads.set(change.sectionId, structure);
  }
  return [...payloads].map(([sectionId, { heading, body: stored }]) => {
    const body = storedText(stored);
    return { sectionId, heading, body, ...contentHashes(heading, body) };
  });
}

/** Newer than every line there is. */
const comesNow = Number.MAX_SAFE_INTEGER;

function linesOf(
  { lines: published, tree: before }: PublishedTree,
  tree: SectionTree,
  edits: readonly SectionChange[],
): Map<string, NextLine> {
  const lines = new Map<string, NextLine>();
  const acted = new Set(edits.map(({ sectionId }) => sectionId));
  const placed = new Set(
    edits.filter(({ kind }) => kind === 'added' || kind === 'moved').map(({ sectionId }) => sectionId),
  );
  const entries = new Map(tree.list().map((entry) => [entry.sectionId, entry]));
  const put = (sectionId: string, afterId: string | null): void => {
    const entry = entries.get(sectionId);
    if (!entry) return;
    const { parentId, slug = '', standing } = entry;
    const onlyOrder = !acted.has(sectionId);
    const live = standing === 'live';
    const isPlaced = placed.has(sectionId) || published.get(sectionId)?.afterId !== afterId;
    lines.set(sectionId, { sectionId, parentId, afterId, slug, live, onlyOrder, placed: isPlaced });
  };
  for (const id of acted)
    put(id, placed.has(id) ? (entries.get(id)?.after ?? null) : (published.get(id)?.afterId ?? null));
  for (const parentId of [null, ...tree.entries.keys()]) {
    const wanted = tree.childrenOf(parentId);
    if (wanted.join() === before.childrenOf(parentId).join()) continue;
    const siblings = wanted.map((id) => {
      const line = lines.get(id);
      const old = published.get(id);
      return {
        sectionId: id,
        parentId,
        afterId: line ? line.afterId : (old?.afterId ?? null),
        live: true,
        fromSeq: line?.placed ? comesNow : (old?.fromSeq ?? 0),
      };
    });
    // In whatever order the lines are read: two that name each other as the one before would stand by chance.
    const orders = [siblingOrder(siblings), siblingOrder(siblings.toReversed())];
    if (orders.every((order) => order.every((line, at) => line.sectionId === wanted[at]))) continue;
    for (const { sectionId, afterId } of siblings) {
      const after = entries.get(sectionId)?.after ?? null;
      if (after !== afterId) put(sectionId, after);
    }
  }
  return lines;
}
