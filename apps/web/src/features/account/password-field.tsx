import { useState, type RefObject } from 'react';
import { codeOf, factOf } from '../../api/problem-error.js';
import { useSay, type Say } from '../../text/words.js';
import { Field } from '../../ui/field.js';
import '../../text/words-of/account.js';

interface PasswordFieldProps {
  label: string;
  hint?: string;
  error?: string | undefined;
  value: string;
  onChange: (value: string) => void;
  autoComplete: 'current-password' | 'new-password';
  field?: RefObject<HTMLInputElement | null>;
  /** The person begins here. */
  first?: boolean;
}

/** A password, hidden until the person asks to see it. */
export function PasswordField({
  label,
  hint,
  error,
  value,
  onChange,
  autoComplete,
  field,
  first = false,
}: PasswordFieldProps) {
  const say = useSay();
  const [visible, setVisible] = useState(false);
  return (
    <>
      <Field label={label} {...(hint ? { hint } : {})} error={error}>
        {(ids) => (
          <input
            {...ids}
            ref={field}
            className="in"
            type={visible ? 'text' : 'password'}
            dir="ltr"
            autoComplete={autoComplete}
            required
            autoFocus={first}
            data-first={first || undefined}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
        )}
      </Field>
      <label className="opt inline-opt">
        <input type="checkbox" checked={visible} onChange={(event) => setVisible(event.target.checked)} />{' '}
        {say('door.show')}
      </label>
    </>
  );
}

/** Why a new password is not taken, in words for its field; undefined for any other error. */
export function weaknessOf(say: Say, error: unknown): string | undefined {
  if (codeOf(error) === 'malformed') return say('password.short');
  if (codeOf(error) !== 'weak-password') return undefined;
  const because = factOf(error, 'because');
  return say(because === 'short' ? 'password.short' : because === 'own' ? 'password.own' : 'password.common');
}
