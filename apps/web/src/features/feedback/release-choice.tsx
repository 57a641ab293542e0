import type { FeedbackView } from '@tarmeem/contract';
import { type ReactNode, useState } from 'react';
import { fieldErrors } from '../../text/problem-words.js';
import { useSay } from '../../text/words.js';
import { VerdictButton } from '../../ui/button.js';
import { Field } from '../../ui/field.js';
import { Failure } from '../../ui/states.js';
import '../../text/words-of/answering.js';
import '../../text/words-of/deciding.js';

/** Lets held words through: what may identify somebody is ticked to be taken out, and other words can be named. `children`: the other way out. */
export function ReleaseChoice({
  findings,
  may,
  act,
  children,
}: {
  findings: FeedbackView['findings'];
  may: FeedbackView['may']['release'];
  act: { mutate: (redact: readonly string[]) => void; isPending: boolean; error: Error | null };
  children: ReactNode;
}) {
  const say = useSay();
  const found = [...new Set(findings.map(({ words }) => words))];
  const [kept, setKept] = useState<ReadonlySet<string>>(new Set());
  const [more, setMore] = useState('');
  const redact = [...found.filter((words) => !kept.has(words)), ...(more.trim() ? [more.trim()] : [])];
  const errors = fieldErrors(say, act.error);
  const nowhere = Object.keys(errors).some((pointer) => pointer.startsWith('/redact/'));
  const toggle = (words: string) =>
    setKept((before) => {
      const next = new Set(before);
      if (!next.delete(words)) next.add(words);
      return next;
    });
  return (
    <div className="stack">
      {found.length > 0 && (
        <fieldset className="f">
          <legend className="lab">{say('redact.found')}</legend>
          {found.map((words) => (
            <label className="opt" key={words}>
              <input type="checkbox" checked={!kept.has(words)} onChange={() => toggle(words)} />
              <bdi className="grow">{words}</bdi>
            </label>
          ))}
        </fieldset>
      )}
      <Field label={say('redact.more')} hint={say('redact.hint')} error={nowhere ? say('redact.nowhere') : undefined}>
        {(ids) => (
          <input
            {...ids}
            className="in"
            dir="auto"
            maxLength={200}
            value={more}
            onChange={(event) => setMore(event.target.value)}
          />
        )}
      </Field>
      <div className="row">
        <VerdictButton may={may} explain className="btn sm" onClick={() => !act.isPending && act.mutate(redact)}>
          {redact.length > 0 ? say('redact.do', { count: redact.length }) : say('feedback.release')}
        </VerdictButton>
        {children}
      </div>
      {act.error && !nowhere && <Failure error={act.error} />}
    </div>
  );
}
