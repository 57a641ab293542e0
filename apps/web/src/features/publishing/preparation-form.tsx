import type { DraftView } from '@tarmeem/contract';
import { codeOf } from '../../api/problem-error.js';
import { fieldErrors } from '../../text/problem-words.js';
import { useSay, type Say } from '../../text/words.js';
import { VerdictButton } from '../../ui/button.js';
import { Field } from '../../ui/field.js';
import { Failure, Note } from '../../ui/states.js';
import { ProposedTime } from './proposed-time.js';
import { usePrepare } from './publishing.acts.js';
import '../../text/words-of/publishing.js';
import '../../text/words-of/deciding.js';

/** What the moderator has chosen and written, before it is saved as the preparation. */
export interface Choice {
  changeNote: string;
  major: boolean;
  /** A minute on the clocks of the document; '': none is proposed. */
  at: string;
  leaveOut: ReadonlySet<string>;
}

interface FormProps {
  draft: DraftView;
  choice: Choice;
  onChoice: (choice: Choice) => void;
  /** It is sent as it is on the screen. */
  onPrepare: () => void;
  onPrepared: () => void;
}

/** Minor and major, each with the number it would make. */
function kindsOf(say: Say, draft: DraftView) {
  const numbers = draft.scheduled?.draftAfter ?? { minor: draft.nextMinor, major: draft.nextMajor };
  return [
    { major: false, label: say('edition.minor', { number: numbers.minor }), hint: say('edition.minorHint') },
    { major: true, label: say('edition.major', { number: numbers.major }), hint: say('edition.majorHint') },
  ];
}

/** What a moderator writes of the next edition: its number, note and time. */
export function PreparationForm({ draft, choice, onChoice, onPrepare, onPrepared }: FormProps) {
  const say = useSay();
  const prepare = usePrepare(draft);
  const errors = fieldErrors(say, prepare.error);
  const send = () => {
    if (prepare.isPending) return;
    onPrepare();
    const { changeNote, major, leaveOut, at } = choice;
    const body = { changesHash: draft.changesHash, changeNote, major, leaveOut: [...leaveOut], at: at || null };
    prepare.mutate(body, { onSuccess: onPrepared });
  };
  return (
    <>
      <fieldset className="f">
        <legend className="lab">{say('edition.number')}</legend>
        {kindsOf(say, draft).map((kind) => (
          <label className="opt" key={String(kind.major)}>
            <input
              type="radio"
              name="kind"
              checked={choice.major === kind.major}
              onChange={() => onChoice({ ...choice, major: kind.major })}
            />
            <span>
              <strong>{kind.label}</strong>
              <small>{kind.hint}</small>
            </span>
          </label>
        ))}
      </fieldset>
      <Field label={say('edition.note')} hint={say('edition.noteHint')} error={errors['/changeNote']}>
        {(ids) => (
          <textarea
            {...ids}
            className="in doc"
            dir="auto"
            rows={4}
            value={choice.changeNote}
            onChange={(event) => onChoice({ ...choice, changeNote: event.target.value })}
          />
        )}
      </Field>
      <ProposedTime at={choice.at} error={errors['/at']} onAt={(at) => onChoice({ ...choice, at })} />
      {prepare.error &&
        (codeOf(prepare.error) === 'stale' ? (
          <Note tone="warn" icon="two" arrives="alert" title={say('edition.stale')}>
            <p>{say('edition.staleHint')}</p>
          </Note>
        ) : (
          <Failure error={prepare.error} />
        ))}
      <VerdictButton may={draft.may.prepare} onClick={send}>
        {prepare.isPending ? say('edition.preparing') : say('edition.prepare')}
      </VerdictButton>
    </>
  );
}

/** The same as it was written, for who does not prepare. */
export function PreparationAsRead({ draft, choice }: Pick<FormProps, 'draft' | 'choice'>) {
  const say = useSay();
  const kind = kindsOf(say, draft).find(({ major }) => major === choice.major);
  return (
    <>
      <p>
        <strong>{kind?.label}</strong> <span className="small muted">{kind?.hint}</span>
      </p>
      <p className="doc" dir="auto">
        {choice.changeNote || say('edition.noNote')}
      </p>
      <p className="small muted">{say('edition.block.moderators')}</p>
    </>
  );
}
