import { feedbackKinds } from '@tarmeem/contract';
import type { ReactElement, ReactNode } from 'react';
import type { Frame } from '../frame/frame.js';

/** The words at a field that was refused, tied to it for screen readers. */
export function FieldError({
  frame,
  id,
  words,
}: {
  frame: Frame;
  id: string;
  words: string | undefined;
}): ReactElement | null {
  if (!words) return null;
  return (
    <span className="err-m" id={id}>
      <span className="vh">{frame.say('form.error')} </span>
      {words}
    </span>
  );
}

/** Addition, correction or comment. */
export function Kinds({ frame, chosen, error }: { frame: Frame; chosen?: string; error?: string }): ReactElement {
  return (
    <fieldset className={error ? 'f err' : 'f'} aria-describedby={error ? 'kind-e' : undefined}>
      <legend>{frame.say('form.kind')}</legend>
      <FieldError frame={frame} id="kind-e" words={error} />
      <div className="kinds">
        {feedbackKinds.map((kind) => (
          <div className="radio" key={kind}>
            <input
              type="radio"
              name="kind"
              id={`k-${kind}`}
              value={kind}
              aria-describedby={`kh-${kind}`}
              defaultChecked={chosen === kind}
            />
            <label htmlFor={`k-${kind}`}>
              {frame.say(`kind.${kind}`)}{' '}
              <span className="hint" id={`kh-${kind}`}>
                {frame.say(`kind.${kind}.hint`)}
              </span>
            </label>
          </div>
        ))}
      </div>
    </fieldset>
  );
}

export interface FieldProps {
  frame: Frame;
  id: string;
  label: ReactNode;
  hint?: string;
  error?: string;
  children: (described: { 'aria-describedby'?: string; 'aria-invalid'?: true }) => ReactElement;
}

/** A label, a hint, the error if there is one, and the control they describe. */
export function Field({ frame, id, label, hint, error, children }: FieldProps): ReactElement {
  const described = [hint ? `${id}-h` : '', error ? `${id}-e` : ''].filter(Boolean).join(' ');
  return (
    <div className={error ? 'f err' : 'f'}>
      <label htmlFor={id}>{label}</label>
      {hint ? (
        <span className="hint" id={`${id}-h`}>
          {hint}
        </span>
      ) : null}
      <FieldError frame={frame} id={`${id}-e`} words={error} />
      {children({
        ...(described ? { 'aria-describedby': described } : {}),
        ...(error ? { 'aria-invalid': true as const } : {}),
      })}
    </div>
  );
}

/** Beside every form in which somebody may write of a child: what helps at once is no form. */
export function Danger({ frame }: { frame: Frame }): ReactElement {
  return (
    <p className="care lead" role="note">
      <b>{frame.say('care.danger')}</b> {frame.say('care.danger.do')}
    </p>
  );
}

/** Evidence files. `again`: they were chosen once already, and a browser gives them no second time. */
export function Files({ frame, again, error }: { frame: Frame; again?: boolean; error?: string }): ReactElement {
  const { say } = frame;
  return (
    <Field
      frame={frame}
      id="file"
      label={
        <>
          {say('evidence.label')} <span className="quiet opt">{say('evidence.if')}</span>
        </>
      }
      hint={again ? `${say('evidence.again')} ${say('evidence.hint')}` : say('evidence.hint')}
      error={error}
    >
      {(described) => <input type="file" id="file" name="evidence" multiple accept={accepted} {...described} />}
    </Field>
  );
}

const accepted = '.pdf,.docx,.jpg,.jpeg,.png';
