import type { ChangeView, RoundView } from '@tarmeem/contract';

/** The differences between two texts of a section in the form of changes that nobody decided. */
export const asChanges = ({
  sectionId,
  differences,
}: Pick<RoundView['sections'][number], 'sectionId' | 'differences'>): ChangeView[] =>
  differences.map(({ aspect, payload }, at) => ({
    id: `${sectionId}-${String(at)}`,
    position: at + 1,
    round: 0,
    sectionId,
    aspect,
    payload,
    payloadHash: '',
    outcome: 'open',
    seq: 0,
    decisions: [],
    requires: [],
    structure: null,
    edition: null,
    amendedBy: null,
  }));
