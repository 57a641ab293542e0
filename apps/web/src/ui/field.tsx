import { useId, type ReactNode } from 'react';
import { Icon } from './icon.js';

interface FieldProps {
  label: string;
  hint?: string;
  error?: string | undefined;
  children: (ids: {
    id: string;
    'aria-describedby': string | undefined;
    'aria-invalid': true | undefined;
  }) => ReactNode;
}

/** A labelled field: its hint and its error are read with it. */
export function Field({ label, hint, error, children }: FieldProps) {
  const id = useId();
  return (
    <div className="f">
      <label htmlFor={id}>
        {label} {hint && <span className="hint">{hint}</span>}
      </label>
      {children({ id, 'aria-describedby': error ? `${id}e` : undefined, 'aria-invalid': error ? true : undefined })}
      {error && (
        <p className="err" id={`${id}e`}>
          <Icon name="stop" />
          <span>{error}</span>
        </p>
      )}
    </div>
  );
}
