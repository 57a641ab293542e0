import { dispositions, type AnswerInput, type FeedbackView } from '@tarmeem/contract';
import { useEffect, useState, type FormEvent } from 'react';
import { lettersOn } from '../../redline/letters.js';
import { isField } from '../../redline/roving.js';
import { becauseOf, fieldErrors } from '../../text/problem-words.js';
import { useSay } from '../../text/words.js';
import { Field } from '../../ui/field.js';
import { Failure } from '../../ui/states.js';
import { useAnswer } from './feedback.acts.js';
import '../../text/words-of/deciding.js';

type Disposition = AnswerInput['disposition'];

/** The disposition and the official response. Outside of fields the digits choose a disposition; Ctrl Enter answers, and goes on. */
export function AnswerForm({
  item,
  slug,
  onNext,
}: {
  item: FeedbackView;
  slug: string;
  onNext?: (() => void) | undefined;
}) {
  const say = useSay();
  const answer = useAnswer(item, slug);
  const [disposition, setDisposition] = useState<Disposition | null>(item.disposition);
  const [response, setResponse] = useState(item.response ?? '');
  const [repeats, setRepeats] = useState(item.duplicateOf === null ? '' : String(item.duplicateOf));
  const [tried, setTried] = useState(false);
  const errors = fieldErrors(say, answer.error);
  const send = (event?: FormEvent, onward = false) => {
    event?.preventDefault();
    setTried(true);
    const duplicateOf = disposition === 'duplicate' ? Number(repeats) || undefined : undefined;
    if (!disposition || response.trim() === '' || (disposition === 'duplicate' && !duplicateOf) || answer.isPending)
      return;
    answer.mutate({ disposition, response, duplicateOf }, { onSuccess: () => onward && onNext?.() });
  };
  useEffect(() => {
    if (!item.may.answer.allowed) return undefined;
    const choose = (event: KeyboardEvent) => {
      const nth = dispositions[Number(event.key) - 1];
      if (!nth || !lettersOn() || event.ctrlKey || event.metaKey || event.altKey || isField(event.target)) return;
      if (document.querySelector('dialog[open]')) return;
      setDisposition(nth);
    };
    document.addEventListener('keydown', choose);
    return () => document.removeEventListener('keydown', choose);
  }, [item.may.answer.allowed]);
  const missing = tried && !disposition ? say('feedback.dispositionEmpty') : undefined;
  return (
    <aside className="rail side pad" aria-label={say('feedback.answer')}>
      <h2>{item.disposition ? say('feedback.answerAgain') : say('feedback.answer')}</h2>
      {item.may.answer.allowed ? (
        <form
          className="stack"
          onSubmit={send}
          noValidate
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send(undefined, true);
          }}
        >
          <fieldset className="f" aria-invalid={missing ? true : undefined}>
            <legend className="lab">{say('feedback.disposition')}</legend>
            {dispositions.map((each, index) => (
              <label className="opt" key={each}>
                <input
                  type="radio"
                  name="disposition"
                  checked={each === disposition}
                  onChange={() => setDisposition(each)}
                />
                <span className="grow">{say(`disposition.${each}`)}</span>
                <kbd aria-hidden="true">{index + 1}</kbd>
              </label>
            ))}
            {missing && <p className="err">{missing}</p>}
          </fieldset>
          {disposition === 'duplicate' && (
            <Field
              label={say('feedback.duplicateOf')}
              hint={say('feedback.duplicateOfHint')}
              error={tried && !Number(repeats) ? say('feedback.duplicateOfEmpty') : errors['/duplicateOf']}
            >
              {(ids) => (
                <input
                  {...ids}
                  className="in"
                  inputMode="numeric"
                  value={repeats}
                  onChange={(event) => setRepeats(event.target.value.replace(/\D/g, '').slice(0, 9))}
                />
              )}
            </Field>
          )}
          <Field
            label={say('feedback.response')}
            hint={say('feedback.responseHint')}
            error={tried && response.trim() === '' ? say('feedback.responseEmpty') : errors['/response']}
          >
            {(ids) => (
              <textarea
                {...ids}
                className="in doc"
                dir="auto"
                rows={6}
                value={response}
                onChange={(event) => setResponse(event.target.value)}
              />
            )}
          </Field>
          {answer.error && <Failure error={answer.error} />}
          <button type="submit" className="btn pri" aria-disabled={answer.isPending || undefined}>
            {answer.isPending ? say('feedback.sending') : say('feedback.record')}
            {onNext && <kbd aria-hidden="true">Ctrl Enter</kbd>}
          </button>
        </form>
      ) : (
        <p className="muted">
          {item.state === 'held' && item.may.answer.because === 'not-now'
            ? say('feedback.heldFirst')
            : becauseOf(say, item.may.answer.because)}
        </p>
      )}
    </aside>
  );
}
