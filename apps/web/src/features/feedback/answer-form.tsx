import { dispositions, type AnswerInput, type FeedbackView } from '@tarmeem/contract';
import { useState, type FormEvent } from 'react';
import { becauseOf, fieldErrors } from '../../text/problem-words.js';
import { useSay } from '../../text/words.js';
import { Field } from '../../ui/field.js';
import { Failure } from '../../ui/states.js';
import { useAnswer } from './feedback.acts.js';

type Disposition = AnswerInput['disposition'];

/** The disposition and the official response: Ctrl Enter answers. */
export function AnswerForm({ item, slug }: { item: FeedbackView; slug: string }) {
  const say = useSay();
  const answer = useAnswer(item, slug);
  const [disposition, setDisposition] = useState<Disposition | null>(item.disposition);
  const [response, setResponse] = useState(item.response ?? '');
  const [tried, setTried] = useState(false);
  const errors = fieldErrors(say, answer.error);
  const send = (event?: FormEvent) => {
    event?.preventDefault();
    setTried(true);
    if (disposition && response.trim() !== '' && !answer.isPending) answer.mutate({ disposition, response });
  };
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
            if (event.key === 'Enter' && event.ctrlKey) send();
          }}
        >
          <fieldset className="f" aria-invalid={missing ? true : undefined}>
            <legend className="lab">{say('feedback.disposition')}</legend>
            {dispositions.map((each) => (
              <label className="opt" key={each}>
                <input
                  type="radio"
                  name="disposition"
                  checked={each === disposition}
                  onChange={() => setDisposition(each)}
                />
                <span className="grow">{say(`disposition.${each}`)}</span>
              </label>
            ))}
            {missing && <p className="err">{missing}</p>}
          </fieldset>
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
          </button>
        </form>
      ) : (
        <p className="muted">{becauseOf(say, item.may.answer.because)}</p>
      )}
    </aside>
  );
}
