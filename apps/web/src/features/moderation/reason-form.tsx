import { useLayoutEffect, useRef, useState, type FormEvent, type KeyboardEvent } from 'react';
import { useSay } from '../../text/words.js';
import { Field } from '../../ui/field.js';
import { keepTogether } from './seen-together.js';
import '../../text/words-of/review.js';
import '../../text/words-of/deciding.js';

const templates = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

interface ReasonFormProps {
  outcome: 'rejected' | 'returned';
  start: string;
  onMark: (reason: string) => void;
  onCancel: () => void;
}

/** The reason of a rejection or return. Figures take a template while the field is empty or as a template left it. */
export function ReasonForm({ outcome, start, onMark, onCancel }: ReasonFormProps) {
  const say = useSay();
  const [reason, setReason] = useState(start);
  const [taken, setTaken] = useState<string | null>(null);
  const [missing, setMissing] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const form = useRef<HTMLFormElement>(null);
  // The focus brings the field alone into sight.
  useLayoutEffect(() => {
    return form.current && field.current ? keepTogether(form.current, field.current) : undefined;
  }, []);
  const take = (template: (typeof templates)[number]) => {
    setReason(say(`review.template.${outcome}.${template}.text`));
    setTaken(template);
    setMissing(false);
    field.current?.focus();
  };
  const mark = (event: FormEvent | KeyboardEvent) => {
    event.preventDefault();
    if (reason.trim()) onMark(reason.trim());
    else setMissing(true);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const template = templates.find((each) => each === event.key);
    const untouched =
      reason === '' || (taken !== null && reason === say(`review.template.${outcome}.${taken as '1'}.text`));
    if (event.key === 'Escape') {
      event.stopPropagation();
      onCancel();
    } else if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) {
      event.stopPropagation();
      mark(event);
    } else if (template && untouched && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      take(template);
    }
  };
  const label = say(outcome === 'rejected' ? 'review.reasonRejected' : 'review.reasonReturned');
  return (
    <form className="stack reason" ref={form} onSubmit={mark} noValidate>
      <div className="tpl" role="group" aria-label={say('review.templates')}>
        {templates.map((each) => (
          <button key={each} type="button" className="chip" aria-pressed={taken === each} onClick={() => take(each)}>
            <kbd aria-hidden="true">{each}</kbd>
            {say(`review.template.${outcome}.${each}`)}
          </button>
        ))}
      </div>
      <Field label={label} hint={say('review.reasonHint')} error={missing ? say('problem.reason-missing') : undefined}>
        {(ids) => (
          <textarea
            {...ids}
            ref={field}
            className="in doc"
            maxLength={2000}
            autoFocus
            value={reason}
            onChange={(event) => {
              setReason(event.target.value);
              setMissing(false);
            }}
            onKeyDown={onKeyDown}
          />
        )}
      </Field>
      <div className="row">
        <button type="submit" className="btn pri grow">
          {say(outcome === 'rejected' ? 'review.markRejected' : 'review.markReturned')}{' '}
          <kbd aria-hidden="true">Enter</kbd>
        </button>
        <button type="button" className="btn quiet" onClick={onCancel}>
          {say('app.cancel')}
        </button>
      </div>
    </form>
  );
}
