import type { ReactElement } from 'react';
import type { Frame } from '../frame/frame.js';
import type { DocumentHead, TextSection } from '../views.js';
import { Own, own } from './bits.js';
import { takesFeedback } from './window.js';

export interface SectionProps {
  frame: Frame;
  document: DocumentHead;
  section: TextSection;
  /** Old text offers no feedback and no suggestion. */
  old: boolean;
}

/** The finished markup of a section's body, in its own language and direction. */
export function Words({
  frame,
  document,
  html,
}: {
  frame: Frame;
  document: DocumentHead;
  html: string;
}): ReactElement | null {
  if (!html) return null;
  return <div className="text" {...own(frame, document)} dangerouslySetInnerHTML={{ __html: html }} />;
}

/** Owner, edition and open feedback, in the margin. */
export function Note({ frame, document, section, old }: SectionProps): ReactElement {
  const { say } = frame;
  return (
    <p className="note">
      {section.owner ? (
        <span>
          {say('section.owned-by')}{' '}
          <b>
            <Own frame={frame} document={document}>
              {section.owner}
            </Own>
          </b>
        </span>
      ) : null}
      <span>{say('section.since', { number: section.since.number, day: frame.day(section.since.publishedAt) })}</span>
      {!old && section.open ? (
        <span>
          <a href={`/${document.slug}/${section.path}#feedback`}>{say('section.open', { count: section.open })}</a>
        </span>
      ) : null}
    </p>
  );
}

/** What can be done with a section. Each link ends in hidden words that name it. */
export function Actions({ frame, document, section, old, whole }: SectionProps & { whole?: boolean }): ReactElement {
  const { say } = frame;
  const at = `/${document.slug}/${section.path}`;
  const heading = section.heading;
  return (
    <p className="acts">
      {old ? null : (
        <>
          {whole ? (
            <a href={`${at}/history`}>
              {say('section.history')}
              <span className="vh"> {say('section.history.of', { heading })}</span>
            </a>
          ) : (
            <a href={`/${document.slug}/alerts?section=${section.path}`}>{say('alerts.short')}</a>
          )}
          <a href={`/app/proposals/new?document=${document.slug}&section=${section.sectionId}`}>
            {say('section.suggest')}
            <span className="vh"> {say('section.suggest.of', { heading })}</span>
          </a>
          {takesFeedback(document) ? (
            <a href={`/${document.slug}/feedback/new?section=${section.path}`}>
              {say('section.feedback')}
              <span className="vh"> {say('section.feedback.of', { heading })}</span>
            </a>
          ) : null}
        </>
      )}
      <a className="perma" href={`/s/${section.sectionId}`} data-print={`${frame.site.host}/s/${section.sectionId}`}>
        {say('section.permalink')}
        <span className="vh"> {say('section.permalink.of', { heading })}</span>
      </a>
    </p>
  );
}

/** A section among others on the page of a whole edition. */
export function SectionText(props: SectionProps): ReactElement {
  const { frame, document, section } = props;
  const Heading = section.depth > 1 ? 'h4' : 'h3';
  return (
    <section className="sec withm" id={section.path}>
      <Heading {...own(frame, document)}>{section.heading}</Heading>
      <Note {...props} />
      <Words frame={frame} document={document} html={section.html} />
      <Actions {...props} whole />
    </section>
  );
}
