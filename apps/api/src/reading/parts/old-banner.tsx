import type { ReactElement } from 'react';
import type { Frame } from '../frame/frame.js';
import type { DocumentHead, EditionFacts, OldText } from '../views.js';
import { partQuery } from '../sheets.js';
import { AtDate } from './bits.js';
import { Withdrawal } from './edition-marks.js';

interface BannerProps {
  frame: Frame;
  document: DocumentHead;
  edition: EditionFacts;
  old: OldText;
  /** Sections of the text; null on the page of one. */
  total: number | null;
  /** The one that is read alone. */
  section?: { sectionId: string; path: string };
  first: string;
}

function changed({ say }: Frame, { changedSince }: OldText, total: number | null): string {
  if (total !== null) return say('old.changed', { changed: changedSince, total });
  return say(changedSince ? 'old.section.changed' : 'old.section.same');
}

/** Says before anything else that this is not the current text, and the ways to it. */
export function OldBanner({ frame, document, edition, old, total, section, first }: BannerProps): ReactElement {
  const { say } = frame;
  const at = `/${document.slug}`;
  const replaced = edition.supersededAt;
  return (
    <aside className="ban" aria-label={say('old.label')}>
      <div className="page">
        <div>
          <strong>
            {old.date
              ? say('old.as-at', { day: frame.day(`${old.date}T12:00:00Z`) })
              : say('old.edition', { number: edition.number })}
          </strong>
          {replaced
            ? say('old.replaced', { number: edition.number, day: frame.day(replaced) })
            : say('old.still', { number: edition.number })}{' '}
          {replaced ? changed(frame, old, total) : null}{' '}
          <a href={section ? `/s/${section.sectionId}` : `${at}${partQuery({ part: old.part?.now ?? '' })}`}>
            {say('old.go', { number: old.currentNumber })}
          </a>
          {replaced ? (
            <>
              {' · '}
              <a href={`${at}/compare/${edition.number}...${old.currentNumber}`}>{say('old.compare')}</a>
            </>
          ) : null}
          <Withdrawal frame={frame} document={document} edition={edition} />
        </div>
        <AtDate
          frame={frame}
          document={document}
          first={first}
          value={old.date ?? frame.isoDay(edition.publishedAt)}
          label={say('at.another')}
          {...(old.part ? { part: old.part.here } : {})}
          {...(section ? { section: section.path } : {})}
        />
      </div>
    </aside>
  );
}
