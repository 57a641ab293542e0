import type { DraftView } from '@tarmeem/contract';
import { ChangeText } from '../../redline/change-text.js';
import { lineOf } from '../../text/change-words.js';
import { useSay } from '../../text/words.js';
import { VerdictButton } from '../../ui/button.js';
import { Icon } from '../../ui/icon.js';
import { useParts } from '../../ui/use-parts.js';
import type { DraftChange } from './publishing.acts.js';
import '../../text/words-of/deciding.js';
import '../../text/words-of/publishing.js';

interface ChosenChangesProps {
  draft: DraftView;
  leaveOut: ReadonlySet<string>;
  /** What came in while the moderator was choosing. */
  arrived: ReadonlySet<string>;
  onLeaveOut: (leaveOut: ReadonlySet<string>) => void;
  onTakeOut: (change: DraftChange) => void;
}

const withChange = (set: ReadonlySet<string>, ids: readonly string[], out: boolean): ReadonlySet<string> => {
  const next = new Set(set);
  for (const id of ids) {
    if (out) next.add(id);
    else next.delete(id);
  }
  return next;
};

/** Identical changes go out together. */
export const withTwins = ({ id, twins }: DraftChange): readonly string[] => [
  id,
  ...twins.map(({ changeId }) => changeId),
];

/** Section by section, change by change: what goes into the edition and what waits. */
export function ChosenChanges({ draft, leaveOut, arrived, onLeaveOut, onTakeOut }: ChosenChangesProps) {
  const say = useSay();
  const partOf = useParts(draft.document, draft.sections);
  const all = draft.sections.flatMap((section) => section.changes);
  return (
    <section className="sec" aria-labelledby="chosen">
      <div className="hd">
        <h2 id="chosen">{say('edition.what')}</h2>
        <span className="muted small end">
          {say('edition.chosen', { chosen: all.filter((change) => !leaveOut.has(change.id)).length, all: all.length })}
        </span>
      </div>
      <ul className="pick">
        {draft.sections.map((section) => {
          const part = partOf(section.sectionId);
          const ids = section.changes.map((change) => change.id);
          return [
            <li key={section.sectionId}>
              <input
                type="checkbox"
                aria-label={say('edition.include', { heading: [section.heading, part].filter(Boolean).join(', ') })}
                disabled={!draft.may.prepare.allowed}
                checked={!ids.every((id) => leaveOut.has(id))}
                onChange={(event) => onLeaveOut(withChange(leaveOut, ids, !event.target.checked))}
              />
              <strong>
                <bdi>{section.heading}</bdi>
              </strong>
              {part && <bdi className="muted small">{part}</bdi>}
              <span className="muted small count">{say('count.changes', { count: section.changes.length })}</span>
            </li>,
            ...section.changes.map((change) => (
              <ChosenChange
                key={change.id}
                change={change}
                chosen={!leaveOut.has(change.id)}
                arrived={arrived.has(change.id)}
                mayChoose={draft.may.prepare.allowed}
                onChosen={(chosen) => onLeaveOut(withChange(leaveOut, withTwins(change), !chosen))}
                onTakeOut={() => onTakeOut(change)}
              />
            )),
          ];
        })}
      </ul>
    </section>
  );
}

/** The proposals that made the same change. */
export const numbersOf = ({ twins }: DraftChange): string => twins.map(({ proposal }) => proposal).join(', ');

interface ChosenChangeProps {
  change: DraftChange;
  chosen: boolean;
  arrived: boolean;
  /** Who does not prepare reads what was chosen. */
  mayChoose: boolean;
  onChosen: (chosen: boolean) => void;
  onTakeOut: () => void;
}

function ChosenChange({ change, chosen, arrived, mayChoose, onChosen, onTakeOut }: ChosenChangeProps) {
  const say = useSay();
  const line = lineOf(say, change);
  const { number, organisation } = change.proposal;
  return (
    <li className="sub">
      <input
        type="checkbox"
        aria-label={say('edition.includeChange', { n: change.position, number })}
        disabled={!mayChoose}
        checked={chosen}
        onChange={(event) => onChosen(event.target.checked)}
      />
      <div>
        <Icon name={line.icon} /> {line.verb} <span className="muted small">{line.place}</span>
        <ChangeText line={line} />
        <p className="muted small">{say('edition.fromProposal', { n: change.position, number, organisation })}</p>
        {(change.cameSince || arrived) && (
          <p className="muted small">{say(change.cameSince ? 'edition.cameSinceOne' : 'edition.cameWhileOne')}</p>
        )}
        {change.twins.length > 0 && (
          <p className="muted small">{say('edition.twins', { numbers: numbersOf(change) })}</p>
        )}
      </div>
      {(mayChoose || change.mayTakeOut.allowed) && (
        <VerdictButton may={change.mayTakeOut} className="btn sm quiet" onClick={onTakeOut}>
          {say('edition.takeOut')}
        </VerdictButton>
      )}
    </li>
  );
}
