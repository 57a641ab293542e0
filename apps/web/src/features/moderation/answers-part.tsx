import type { ReviewView } from '@tarmeem/contract';
import { useState } from 'react';
import { useSay } from '../../text/words.js';
import '../../text/words-of/answering.js';
import '../../text/words-of/deciding.js';

/** Feedback by id that the accepted changes answer; ticked at first where a change is accepted in the section it is about. */
export function useAnswers(review: ReviewView, accepted: readonly { id: string; sectionId: string }[]) {
  const near = (sectionId: string | null) => accepted.filter((change) => change.sectionId === sectionId);
  const items = accepted.length > 0 ? review.takesUp : [];
  const [ticked, setTicked] = useState<ReadonlySet<string>>(
    () => new Set(items.flatMap(({ id, sectionId }) => (near(sectionId).length > 0 ? [id] : []))),
  );
  return {
    items,
    ticked,
    toggle: (id: string) =>
      setTicked((before) => {
        const next = new Set(before);
        if (!next.delete(id)) next.add(id);
        return next;
      }),
    /** As the decision says it: the accepted changes of the item's section, or all where it names none. */
    answers: items
      .filter(({ id }) => ticked.has(id))
      .flatMap(({ id, sectionId }) => {
        const own = near(sectionId);
        return (own.length > 0 ? own : accepted).map((change) => ({ feedbackId: id, changeId: change.id }));
      }),
  };
}

/** Which remarks these decisions answer: they are told so when the edition comes out. */
export function AnswersPart({ answering }: { answering: ReturnType<typeof useAnswers> }) {
  const say = useSay();
  if (answering.items.length === 0) return null;
  return (
    <fieldset className="f">
      <legend className="lab">{say('taken.answers')}</legend>
      {answering.items.map((item) => (
        <label className="opt" key={item.id}>
          <input type="checkbox" checked={answering.ticked.has(item.id)} onChange={() => answering.toggle(item.id)} />
          <span className="grow">
            {say('feedback.number', { number: item.number })}: <bdi>{item.text.slice(0, 140)}</bdi>
          </span>
        </label>
      ))}
      <p className="small muted">{say('taken.answersHint')}</p>
    </fieldset>
  );
}
