import type { DraftView } from '@tarmeem/contract';
import { tagOf, type Locale } from '@tarmeem/text';
import { useLanguage } from '../../text/words.js';
import { VerdictButton } from '../../ui/button.js';
import { Icon } from '../../ui/icon.js';
import { useMe } from '../account/session.js';
import { withTwins } from './chosen-changes.js';
import { inTheWay, whyNotPublish } from './in-the-way.js';
import { type Choice, PreparationAsRead, PreparationForm } from './preparation-form.js';
import { Proposed } from './proposed-time.js';
import '../../text/words-of/publishing.js';
import '../../text/words-of/deciding.js';

interface PreparationPanelProps {
  draft: DraftView;
  choice: Choice;
  /** What came in while the moderator was choosing. */
  arrived: ReadonlySet<string>;
  differs: boolean;
  onChoice: (choice: Choice) => void;
  onPrepare: () => void;
  onPrepared: () => void;
  onPublish: () => void;
  onSchedule: () => void;
}

/** What a choice of other changes does away with. */
const leavable = new Set(['same-person', 'own-words', 'requires', 'collides']);

const listOf = (locale: Locale, names: readonly string[]): string =>
  new Intl.ListFormat(tagOf(locale), { type: 'conjunction' }).format(names);

/** Number, note, and what still stands in the way. */
export function PreparationPanel({
  draft,
  choice,
  arrived,
  differs,
  onChoice,
  onPrepare,
  onPrepared,
  onPublish,
  onSchedule,
}: PreparationPanelProps) {
  const speaking = useLanguage();
  const { say, when } = speaking;
  const me = useMe();
  const prepared = draft.preparation;
  const changes = draft.sections.flatMap((section) => section.changes);
  // Identical ones are one edit: it goes out for none of them.
  const edits = (ids: readonly string[]) => new Set(changes.filter(({ id }) => ids.includes(id)).flatMap(withTwins));
  // While a preparation stands, what came in is what is not in that.
  const came = changes.filter(({ id, cameSince }) => (prepared ? cameSince : arrived.has(id))).map(({ id }) => id);
  const hindrance = differs ? say('edition.changedSince') : whyNotPublish(speaking, draft);
  return (
    <aside className="stack aside-sticky" aria-label={say('edition.prepare')}>
      <section className="panel">
        {draft.may.prepare.allowed ? (
          <PreparationForm
            draft={draft}
            choice={choice}
            onChoice={onChoice}
            onPrepare={onPrepare}
            onPrepared={onPrepared}
          />
        ) : (
          <PreparationAsRead draft={draft} choice={choice} />
        )}
        <p className="small muted" role="status">
          {prepared?.preparedAt
            ? prepared.preparedBy
              ? say('edition.prepared', { name: prepared.preparedBy.name, when: when(prepared.preparedAt) })
              : say('edition.preparedNobody', { when: when(prepared.preparedAt) })
            : say('edition.notPrepared')}
        </p>
        {prepared && <Proposed at={prepared.at} />}
      </section>
      <section className="panel">
        <h2>{say('edition.before')}</h2>
        <ul className="check">
          {draft.blocking.map((block) => (
            <li className="stop" key={block.code + block.changeIds.join()}>
              <Icon name="stop" />
              <span>{inTheWay(speaking, draft, block)}</span>
              {draft.may.prepare.allowed &&
                leavable.has(block.code) &&
                block.changeIds.some((id) => !choice.leaveOut.has(id)) && (
                  <button
                    type="button"
                    className="link"
                    onClick={() =>
                      onChoice({ ...choice, leaveOut: new Set([...choice.leaveOut, ...edits(block.changeIds)]) })
                    }
                  >
                    {say('edition.leaveOut', { count: edits(block.changeIds).size })}
                  </button>
                )}
            </li>
          ))}
          {came.length > 0 && (
            <li className="care">
              <Icon name="warn" />
              <span role="status">
                {say(prepared ? 'edition.cameSince' : 'edition.cameWhile', { count: came.length })}
              </span>
              {came.some((id) => choice.leaveOut.has(id)) && draft.may.prepare.allowed && (
                <button
                  type="button"
                  className="link"
                  onClick={() =>
                    onChoice({ ...choice, leaveOut: new Set([...choice.leaveOut].filter((id) => !came.includes(id))) })
                  }
                >
                  {say('edition.takeIn', { count: came.length })}
                </button>
              )}
            </li>
          )}
          {differs && (
            <li className="care">
              <Icon name="warn" />
              <span>{say('edition.changedSince')}</span>
            </li>
          )}
          {draft.blocking.length === 0 && !differs && (
            <li className="ok">
              <Icon name="ok" />
              <span>{say('edition.ready')}</span>
            </li>
          )}
        </ul>
        <div className="publish-acts" role="group" aria-label={say('edition.publishing.acts')}>
          <VerdictButton
            may={{ allowed: hindrance === '', because: hindrance }}
            explain
            className="btn pri"
            onClick={onPublish}
          >
            {say('edition.publish')}
          </VerdictButton>
          <VerdictButton
            may={
              hindrance === '' && !draft.may.schedule.allowed
                ? { allowed: false, because: say('schedule.taken') }
                : { allowed: hindrance === '', because: hindrance }
            }
            onClick={onSchedule}
          >
            {say('schedule.button')}
          </VerdictButton>
        </div>
        <p className="small muted">{say('edition.second')}</p>
        {draft.publishers.some(({ id }) => id === me.id) ? (
          <p className="small">{say('edition.youMay')}</p>
        ) : draft.publishers.length > 0 ? (
          <p className="small">
            {say('edition.whoMay', {
              names: listOf(
                speaking.locale,
                draft.publishers.map(({ name }) => name),
              ),
            })}
          </p>
        ) : (
          prepared && (
            <p className="small err">
              {say(draft.may.prepare.allowed ? 'edition.nobodyMay' : 'edition.nobodyMay.theirs')}
            </p>
          )
        )}
        <p className="small muted">{say('edition.all', { number: draft.currentNumber })}</p>
      </section>
    </aside>
  );
}
