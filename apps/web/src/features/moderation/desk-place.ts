import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { waitingQuery } from '../../api/queries.js';
import { rowsOf, type DeskRow } from './desk-rows.js';
import type { DeskSearch } from './desk-search.js';

/** Where somebody is on the desk of a document. */
interface DeskPlace {
  slug: string;
  filter: DeskSearch;
  rows: readonly DeskRow[];
  at: number;
}

/** The last one in this window: the way back leads there, and on from there to the next proposal. */
let place: DeskPlace | null = null;

export const keepPlace = (it: DeskPlace): void => {
  place = it;
};

export const filterOn = (slug: string): DeskSearch => (place?.slug === slug ? place.filter : {});

/** On which row somebody is, and which are below it: what goes from the desk leaves them on the next one. */
export interface Spot {
  at: number;
  ids: readonly string[];
}

export const spotAt = (rows: readonly DeskRow[], at: number): Spot => ({ at, ids: rows.slice(at).map(({ id }) => id) });

export function rowOf(rows: readonly DeskRow[], { at, ids }: Spot): number {
  const places = new Map(rows.map(({ id }, index) => [id, index]));
  const still = ids.find((id) => places.has(id));
  return (still === undefined ? undefined : places.get(still)) ?? Math.min(at, rows.length - 1);
}

/** Where they were on this list. */
export const spotOn = (slug: string, filter: DeskSearch): Spot =>
  place?.slug === slug && JSON.stringify(place.filter) === JSON.stringify(filter)
    ? spotAt(place.rows, place.at)
    : { at: 0, ids: [] };

/** The proposal below this one on the desk as it was left, else on the desk without filters, that one may decide; null: there is none. */
export function useNextProposal(slug: string, proposalId: string): Extract<DeskRow, { kind: 'proposal' }> | null {
  const waiting = useQuery({ ...waitingQuery(slug), enabled: false });
  const left = place?.slug === slug && place.rows.some(({ id }) => id === proposalId) ? place.rows : null;
  useEffect(() => {
    const at = left?.findIndex(({ id }) => id === proposalId) ?? -1;
    if (place && at >= 0) place = { ...place, at };
  }, [left, proposalId]);
  const rows = left ?? (waiting.data ? rowsOf([waiting.data], 'oldest') : []);
  const below = rows.slice(rows.findIndex(({ id }) => id === proposalId) + 1);
  const proposals = below.flatMap((row) => (row.kind === 'proposal' ? [row] : []));
  return proposals.find(({ item }) => item.open > 0 && item.mayDecide.allowed) ?? null;
}
