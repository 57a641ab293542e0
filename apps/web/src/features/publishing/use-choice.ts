import type { DraftView } from '@tarmeem/contract';
import { useState } from 'react';
import { withTwins } from './chosen-changes.js';
import type { Choice } from './preparation-form.js';

interface Edited {
  choice: Choice;
  /** Every change that was on the screen when it was chosen. */
  known: ReadonlySet<string>;
  /** Those that came in after the choice was begun, and go with none that was there. */
  arrived: ReadonlySet<string>;
}

const changesOf = ({ sections }: DraftView) => sections.flatMap(({ changes }) => changes);

const storedChoice = (draft: DraftView): Choice => ({
  ...draft.written,
  at: draft.written.at ?? '',
  leaveOut: new Set(changesOf(draft).flatMap(({ id, selected }) => (selected ? [] : [id]))),
});

const sameChoice = (one: Choice, other: Choice): boolean =>
  one.changeNote === other.changeNote &&
  one.major === other.major &&
  one.at === other.at &&
  one.leaveOut.size === other.leaveOut.size &&
  [...one.leaveOut].every((id) => other.leaveOut.has(id));

/** What was chosen, over the draft as it is now: what came in is left out, unless it goes with an identical one that was there. */
function overDraft({ choice, known, arrived }: Edited, draft: DraftView): Omit<Edited, 'known'> {
  const now = changesOf(draft);
  const since = now.filter(({ id }) => !known.has(id));
  const came = since.filter((change) => !withTwins(change).some((id) => known.has(id)));
  const gone = since.filter((change) => withTwins(change).some((id) => choice.leaveOut.has(id)));
  const there = new Set(now.map(({ id }) => id));
  return {
    choice: {
      ...choice,
      leaveOut: new Set([...choice.leaveOut, ...[...came, ...gone].map(({ id }) => id)].filter((id) => there.has(id))),
    },
    arrived: new Set([...arrived, ...came.map(({ id }) => id)]),
  };
}

/**
 * What a moderator chooses and writes for the next edition: the stored preparation until something of it is changed here. From then on
 * what others do to the draft takes nothing away and puts nothing in by itself.
 */
export function useChoice(draft: DraftView) {
  const [edited, setEdited] = useState<Edited | null>(null);
  const stored = storedChoice(draft);
  const { choice, arrived } = edited ? overDraft(edited, draft) : { choice: stored, arrived: new Set<string>() };
  const choose = (next: Choice) =>
    setEdited({ choice: next, known: new Set(changesOf(draft).map(({ id }) => id)), arrived });
  return {
    choice,
    arrived,
    choose,
    /** Something is written or chosen here that is not sent. */
    begun: edited !== null,
    /** What is on the screen is what is sent: what comes in meanwhile is not part of it. */
    hold: () => choose(choice),
    clear: () => setEdited(null),
    differs: draft.preparation !== null && !sameChoice(choice, stored),
  };
}
