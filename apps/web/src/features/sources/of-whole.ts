import type { SourceView } from '@tarmeem/contract';

/** The sources that a round had for the whole proposal or a whole section. */
export const ofWhole = (sources: readonly SourceView[], of: number): SourceView[] =>
  sources.filter(({ round, changeId }) => round === of && changeId === null);
