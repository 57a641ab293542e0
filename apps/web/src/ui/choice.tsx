import { Field } from './field.js';

interface ChoiceProps {
  label: string;
  hint?: string;
  value: string;
  error?: string | undefined;
  /** Value and words of each. */
  options: readonly (readonly [string, string])[];
  onChoose: (value: string) => void;
}

/** A labelled list of which one is chosen. */
export function Choice({ label, hint, value, error, options, onChoose }: ChoiceProps) {
  return (
    <Field label={label} error={error} {...(hint ? { hint } : {})}>
      {(ids) => (
        <select {...ids} className="in" dir="auto" value={value} onChange={({ target }) => onChoose(target.value)}>
          {options.map(([each, words]) => (
            <option key={each} value={each}>
              {words}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
