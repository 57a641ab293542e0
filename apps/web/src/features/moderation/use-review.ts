import type { ReviewView } from '@tarmeem/contract';
import { useMemo, useState } from 'react';
import { useReturnToRow, useRoving } from '../../redline/roving.js';
import { useArrival } from './use-arrival.js';
import { useProposalAddress } from '../proposing/proposal-address.js';
import { isSendable, underReview } from './under-review.js';
import { useTray } from './use-tray.js';

/** What needs a reason before it is marked. */
export type Unwelcome = 'rejected' | 'returned';

/** A round under review: its changes in one row, the current one, and what a moderator marks on it. */
export function useReview(review: ReviewView) {
  const { section, go } = useProposalAddress();
  const tray = useTray(review);
  const { marks } = tray;
  const [onlyOpen, setOnlyOpen] = useState(false);
  const [asking, setAsking] = useState<Unwelcome | null>(null);
  const all = useMemo(() => underReview(review.sections, marks), [review.sections, marks]);
  const shown = onlyOpen ? all.filter(({ box }) => box === 'open') : all;
  const [currentId, setCurrentId] = useState<string | null>(
    () => (all.find(({ box }) => box === 'open') ?? all[0])?.change.id ?? null,
  );
  const at = shown.findIndex(({ change }) => change.id === currentId);
  const current = shown[at];
  const list = useRoving(at);
  useArrival(list, at >= 0);
  const focusList = useReturnToRow(list);
  const open =
    review.sections.find(({ sectionId }) => sectionId === (section ?? current?.sectionId)) ?? review.sections[0];
  const here = useMemo(() => all.filter(({ sectionId }) => sectionId === open?.sectionId), [all, open]);
  // A mark on a change that somebody else decided first stays readable, but is never sent over their decision.
  const sendable = marks.filter((mark) =>
    all.some(({ change }) => change.id === mark.changeId && isSendable(mark, change)),
  );

  const pick = (id: string) => {
    const target = all.find(({ change }) => change.id === id);
    setAsking(null);
    setCurrentId(id);
    if (target && target.sectionId !== open?.sectionId) go({ section: target.sectionId }, true);
  };
  const openSection = (sectionId: string) => {
    go({ section: sectionId });
    const first = all.find((each) => each.sectionId === sectionId);
    if (first) setCurrentId(first.change.id);
  };
  const step = (by: 1 | -1) => {
    const next = shown[at + by];
    if (next) pick(next.change.id);
  };
  const onward = () => {
    const index = all.findIndex(({ change }) => change.id === currentId);
    const next = [...all.slice(index + 1), ...all.slice(0, index)].find(({ box }) => box === 'open');
    if (next) pick(next.change.id);
    setAsking(null);
  };
  const mark = (outcome: 'accepted' | Unwelcome, reason = '') => {
    if (!current) return;
    tray.mark({ changeId: current.change.id, outcome, reason, seq: current.change.seq });
    onward();
    focusList();
  };
  return {
    all,
    shown,
    here,
    open,
    currentId,
    list,
    tray,
    sendable,
    decided: all.filter(({ change }) => change.outcome !== 'open').length,
    numberOpen: all.filter(({ box }) => box === 'open').length,
    onlyOpen,
    setOnlyOpen,
    asking,
    pick,
    openSection,
    step,
    focusList,
    mark,
    accept: () => current?.change.may.accept.allowed && mark('accepted'),
    ask: (outcome: Unwelcome) => {
      if (current?.change.may[outcome === 'rejected' ? 'reject' : 'return'].allowed) setAsking(outcome);
    },
    stopAsking: () => setAsking(null),
    undo: () => current && tray.undo(current.change.id),
  };
}

export type Reviewing = ReturnType<typeof useReview>;
