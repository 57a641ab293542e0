import { useLanguage } from '../../text/words.js';
import { Field } from '../../ui/field.js';
import { useDocument } from '../../ui/document.js';
import { instantIn, isOver, zoneName } from './local-time.js';
import '../../text/words-of/publishing.js';

/** When the edition should come out, for a publisher to confirm; '' leaves it to them. */
export function ProposedTime({
  at,
  error,
  onAt,
}: {
  at: string;
  error: string | undefined;
  onAt: (at: string) => void;
}) {
  const { say, when, locale } = useLanguage();
  const { timeZone } = useDocument();
  const instant = instantIn(at, timeZone);
  const passed = instant !== null && isOver(instant);
  return (
    <Field
      label={say('proposed.when')}
      hint={say('proposed.hint', { zone: zoneName(timeZone, locale) })}
      error={error ?? (passed ? say('proposed.over') : undefined)}
    >
      {(ids) => (
        <>
          <input
            {...ids}
            className="in when"
            type="datetime-local"
            value={at}
            onChange={(event) => onAt(event.target.value.slice(0, 16))}
          />
          {instant && (
            <p className="small muted" role="status">
              {say('schedule.utc', { when: when(instant), utc: instant.toISOString().slice(11, 16) })}
            </p>
          )}
        </>
      )}
    </Field>
  );
}

/** What was proposed, as whoever publishes reads it: the time, or that it has passed. */
export function Proposed({ at }: { at: string | null }) {
  const { say, when } = useLanguage();
  const { timeZone } = useDocument();
  const instant = at === null ? null : instantIn(at, timeZone);
  if (!instant) return null;
  if (isOver(instant)) return <p className="small err">{say('proposed.passed', { when: when(instant) })}</p>;
  return <p className="small">{say('proposed.stands', { when: when(instant) })}</p>;
}
