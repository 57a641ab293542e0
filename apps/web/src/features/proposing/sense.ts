import type { QueryClient } from '@tanstack/react-query';
import type { Rebase } from './conflict-model.js';

/** The places where a rebase joined two changes of one sentence. */
export type Flags = Rebase['flags'];
/** Where they are kept. */
export const senseKey = (proposalId: string) => ['proposals', proposalId, 'sense'];

/** Remembers, until they are read, the places where a rebase joined two changes of one sentence. */
export const keepSense = (client: QueryClient, proposalId: string, flags: Flags): void => {
  client.setQueryData<Flags>(senseKey(proposalId), flags.length > 0 ? flags : undefined);
};
