import { useSay } from '../text/words.js';
import { Field } from './field.js';
import '../text/words-of/account.js';

/** For how many days something holds, from a few that are offered. */
export function Lifetime({
  label,
  offered,
  days,
  onDays,
}: {
  label: string;
  offered: readonly number[];
  days: number;
  onDays: (days: number) => void;
}) {
  const say = useSay();
  return (
    <Field label={label}>
      {(ids) => (
        <select {...ids} className="in" value={days} onChange={({ target }) => onDays(Number(target.value))}>
          {offered.map((each) => (
            <option key={each} value={each}>
              {say('once.days', { count: each })}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
