import type { ReactElement } from 'react';
import type { Frame } from '../frame/frame.js';
import type { DocumentHead, EditionFacts } from '../views.js';
import { Own } from './bits.js';

interface MarkProps {
  frame: Frame;
  document: DocumentHead;
  edition: EditionFacts;
}

/** How an edition came out, and whether a second person has looked at an emergency since. */
export function howPublished(
  { say }: Frame,
  { kind, emergency, refusedText, rollbackOf, rollbackInPart }: EditionFacts,
): string {
  const how = rollbackOf
    ? say(rollbackInPart ? 'published.rollback-part' : 'published.rollback-of', { number: rollbackOf })
    : say(`published.${kind}`);
  if (refusedText) return `${how} ${say(`emergency.refused.${refusedText}`)}`;
  return emergency ? `${how} ${say(`emergency.${emergency}`)}` : how;
}

/** The same where it is not the usual way, beside what changed; '' for others. */
export const unusually = (frame: Frame, edition: EditionFacts): string =>
  edition.kind === 'rollback' || edition.kind === 'emergency' ? howPublished(frame, edition) : '';

/** What stands where an edition has no change note: a text that is put back may well change the meaning. */
export const withoutNote = ({ say }: Frame, { kind }: EditionFacts): string =>
  say(kind === 'import' ? 'editions.first-note' : kind === 'rollback' ? 'editions.unnoted' : 'editions.no-note');

/** What was found wrong in the change note since. */
export function Errata({ frame, document, edition }: MarkProps): ReactElement | null {
  if (edition.errata.length === 0) return null;
  return (
    <>
      {edition.errata.map(({ at, words }) => (
        <p className="near" key={at}>
          <strong>{frame.say('erratum', { day: frame.day(at) })}</strong>{' '}
          <Own frame={frame} document={document}>
            {words}
          </Own>
        </p>
      ))}
    </>
  );
}

/** Why a superseded edition should not be relied on; its text stays. */
export function Withdrawal({ frame, document, edition }: MarkProps): ReactElement | null {
  if (!edition.withdrawal) return null;
  const { at, notice } = edition.withdrawal;
  return (
    <p className="care">
      <strong>{frame.say('withdrawn', { number: edition.number, day: frame.day(at) })}</strong>{' '}
      <Own frame={frame} document={document}>
        {notice}
      </Own>
    </p>
  );
}
