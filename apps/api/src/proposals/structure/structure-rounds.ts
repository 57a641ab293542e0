import { type DocJson, fromPlainText, type SectionChange, toJson } from '@tarmeem/document';
import { sha256 } from '../../documents/index.js';
import { canonicalJson } from '../../platform/index.js';
import { rowsOf } from '../../platform/database/rows.js';
import type { Answers } from '../../platform/database/rows.js';
import type { NewChange } from '../changes.store.js';
import { type DraftTree, structuralChanges } from './draft-tree.js';
import type { StructurePayload } from './structure-change.js';

/** The structural changes of a draft as rows of its round, in the order of the contents, each naming the ids it requires. */
export async function structureRound(
  from: Answers,
  draft: DraftTree,
  texts: ReadonlyMap<string, { heading: string; body: DocJson }>,
): Promise<NewChange[]> {
  const all = structuralChanges(draft);
  const ids = await freshIds(from, all.length);
  return all.flatMap((change, at) => {
    const made = newChange(draft, change, texts);
    if (!made) return [];
    const requires = change.requires.flatMap((needed) => (newChange(draft, all[needed]!, texts) ? [ids[needed]!] : []));
    return [{ ...made, id: ids[at]!, requires }];
  });
}

/** Null for a rename: it is a change of the heading, told with the words. */
function newChange(
  { published }: DraftTree,
  change: SectionChange,
  texts: ReadonlyMap<string, { heading: string; body: DocJson }>,
): NewChange | null {
  if (change.kind === 'renamed' || change.kind === 'revived') return null;
  const { sectionId } = change;
  const line = published.lines.get(sectionId);
  const payload = payloadOf(change, texts);
  const payloadHash = sha256(canonicalJson(payload));
  const baseHash =
    change.kind === 'added'
      ? null
      : change.kind === 'moved'
        ? published.placeHash(sectionId)
        : published.standingHash(sectionId);
  return {
    sectionId,
    aspect: change.kind === 'moved' ? 'place' : 'standing',
    payload,
    payloadHash,
    changeKey: payloadHash,
    baseHash,
    baseRevisionId: line?.revisionId ?? null,
  };
}

function payloadOf(
  change: Exclude<SectionChange, { kind: 'renamed' | 'revived' }>,
  texts: ReadonlyMap<string, { heading: string; body: DocJson }>,
): StructurePayload {
  if (change.kind === 'moved') return { kind: 'moved', from: change.from, place: change.place };
  if (change.kind !== 'added') return { kind: 'retired' };
  const text = texts.get(change.sectionId);
  const { place, slug = '', standing, heading } = change;
  return { kind: 'added', place, heading: text?.heading ?? heading, slug, standing, body: text?.body ?? emptyText };
}

const emptyText = toJson(fromPlainText(''));

async function freshIds(from: Answers, count: number): Promise<string[]> {
  const rows = await rowsOf<{ id: string }>(from, 'select uuidv7() as id from generate_series(1, $1::int)', [count]);
  return rows.map((row) => row.id);
}
