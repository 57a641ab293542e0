import type { PlaceWords, StructureWords } from '@tarmeem/contract';
import type { SectionPlace } from '@tarmeem/document';
import { type Answers, rowsOf } from '../../platform/database/rows.js';
import { structureOf } from './structure-change.js';

interface Told {
  sectionId: string;
  aspect: string;
  payload: unknown;
}

/**
 * Structural changes in words, by their place in the list; null for changes of words. A section is called as it is in the current
 * edition, or as the proposal that adds it calls it.
 */
export async function structureWords(from: Answers, changes: readonly Told[]): Promise<(StructureWords | null)[]> {
  const payloads = changes.map((change) => structureOf(change));
  const ids = changes.flatMap((change, at) => {
    const payload = payloads[at];
    if (!payload) return [];
    if (payload.kind === 'retired') return [change.sectionId];
    const from = payload.kind === 'moved' ? [payload.from.parentId] : [];
    return [change.sectionId, payload.place.parentId, ...from, ...payload.place.after].filter((id) => id !== null);
  });
  if (ids.length === 0) return changes.map(() => null);
  const known = await namesOf(from, [...new Set(ids)]);
  const nameOf = (id: string | null | undefined): string | null => (id ? (known.get(id)?.heading ?? null) : null);
  const placeOf = ({ parentId, after }: SectionPlace): PlaceWords => ({
    parent: nameOf(parentId),
    after: nameOf(after.find((id) => known.get(id)?.live)),
  });
  return changes.map(({ sectionId }, at): StructureWords | null => {
    const payload = payloads[at];
    if (!payload) return null;
    const heading = nameOf(sectionId) ?? '';
    switch (payload.kind) {
      case 'added':
        return { kind: 'added', heading: payload.heading, from: null, to: placeOf(payload.place) };
      case 'moved':
        return {
          kind: 'moved',
          heading,
          from: { parent: nameOf(payload.from.parentId), after: null },
          to: placeOf(payload.place),
        };
      case 'retired':
        return { kind: 'retired', heading, from: null, to: null };
    }
  });
}

interface Name {
  id: string;
  heading: string;
  live: boolean;
}

async function namesOf(from: Answers, ids: readonly string[]): Promise<Map<string, Name>> {
  const rows = await rowsOf<Name>(
    from,
    `select distinct on (id) id, heading, live from (
       select e.section_id as id, r.heading, e.live, 0 as rank from entry e join revision r on r.id = e.revision_id
       where e.section_id = any($1::uuid[]) and e.until_seq is null
       union all
       select c.section_id, c.payload->>'heading', true, 1 from change c
       where c.section_id = any($1::uuid[]) and c.aspect = 'standing' and c.payload->>'kind' = 'added') as known
     order by id, rank`,
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
}
