import { directionOf } from '@tarmeem/text';
import type { ReactElement } from 'react';
import type { Frame } from '../frame/frame.js';
import { type ComparedSection, type CompareMode, compareModes, type DocumentHead, viewQuery } from '../views.js';
import { Own, Plate, own } from './bits.js';
import { ChangeList } from './changes.js';

/** What the marks mean, before the first of them. */
export function MarkKey({ frame }: { frame: Frame }): ReactElement {
  const { say } = frame;
  return (
    <p className="key" role="group" aria-label={say('compare.key')}>
      <span>
        <del role="deletion">
          <span className="vh">{say('mark.deleted')} </span>
          {say('compare.key.struck')}
          <span className="vh"> {say('mark.deleted.end')}</span>
        </del>{' '}
        {say('compare.key.out')}
      </span>
      <span>
        <ins role="insertion">
          <span className="vh">{say('mark.inserted')} </span>
          {say('compare.key.underlined')}
          <span className="vh"> {say('mark.inserted.end')}</span>
        </ins>{' '}
        {say('compare.key.in')}
      </span>
      <span>
        <span className="mv">{say('compare.key.double')}</span> {say('compare.key.moved')}
      </span>
    </p>
  );
}

interface OneProps {
  frame: Frame;
  document: DocumentHead;
  section: ComparedSection;
}

/** What a section is called: in the marked text with its old name struck where it got another. */
function Name({ frame, document, section, marked }: OneProps & { marked: boolean }): ReactElement {
  const { say } = frame;
  const renamed = section.structure.find((line) => line.what === 'renamed');
  if (!marked || renamed?.what !== 'renamed')
    return (
      <Own frame={frame} document={document}>
        {section.heading}
      </Own>
    );
  return (
    <>
      <del role="deletion">
        <span className="vh">{say('mark.deleted')} </span>
        <Own frame={frame} document={document}>
          {renamed.before}
        </Own>
        <span className="vh"> {say('mark.deleted.end')}</span>
      </del>{' '}
      <ins role="insertion">
        <span className="vh">{say('mark.inserted')} </span>
        <Own frame={frame} document={document}>
          {renamed.after}
        </Own>
        <span className="vh"> {say('mark.inserted.end')}</span>
      </ins>
    </>
  );
}

function Heading({ frame, document, section, marked = false }: OneProps & { marked?: boolean }): ReactElement {
  const name = <Name frame={frame} document={document} section={section} marked={marked} />;
  return (
    <h2 id={`r:${section.sectionId}`} className="rh">
      {section.leads?.map((id) => (
        <span key={id} id={`r:${id}`} />
      ))}
      <a href={section.path ? `/${document.slug}/${section.path}` : `/s/${section.sectionId}`}>{name}</a>{' '}
      <span className="quiet small">
        <Own frame={frame} document={document}>
          {section.part}
        </Own>
      </span>
    </h2>
  );
}

/** The section with its changes marked in the text, and each in words beside it. */
export function Marked({ frame, document, section }: OneProps): ReactElement {
  return (
    <section className="sec rail mar" aria-labelledby={`r:${section.sectionId}`}>
      <Heading frame={frame} document={document} section={section} marked />
      <div className="text" {...own(frame, document)} dangerouslySetInnerHTML={{ __html: section.marked }} />
      <ChangeList frame={frame} changes={section.changes} structure={section.structure} linked />
    </section>
  );
}

/** What became of a section that one side has not got. */
const absent = ['added', 'retired'] as const;

function Side({ frame, document, section, labels }: OneProps & { labels: [string, string] }): ReactElement {
  return (
    <section className="sec" aria-labelledby={`r:${section.sectionId}`}>
      <Heading frame={frame} document={document} section={section} />
      {section.structure.length ? <ChangeList frame={frame} changes={[]} structure={section.structure} /> : null}
      <div className="sides">
        {[section.before, section.after].map((html, at) => (
          <div key={labels[at]}>
            <span className="lab">{labels[at]}</span>
            {section.structure.some(({ what }) => what === absent[at]) ? (
              <p className="quiet">{frame.say('compare.absent')}</p>
            ) : (
              <div {...own(frame, document)} dangerouslySetInnerHTML={{ __html: html }} />
            )}
          </div>
        ))}
      </div>
    </section>
  );
}

function Listed({ frame, document, section }: OneProps): ReactElement {
  return (
    <section className="sec rail" aria-labelledby={`r:${section.sectionId}`}>
      <Heading frame={frame} document={document} section={section} />
      <ChangeList frame={frame} changes={section.changes} structure={section.structure} big />
    </section>
  );
}

interface ComparedProps {
  frame: Frame;
  document: DocumentHead;
  mode: CompareMode;
  sections: readonly ComparedSection[];
  /** The address of the comparison, where it is marked in the text. */
  at: string;
  /** What its two ends are called. */
  labels: [string, string];
}

/** The sections of a comparison: marked in the text, side by side, or as a list of sentences; above them the ways to the other two. */
export function Compared({ frame, document, mode, sections, at, labels }: ComparedProps): ReactElement {
  const { say } = frame;
  return (
    <>
      <nav className="views" aria-label={say('compare.views')}>
        {compareModes.map((it) => (
          <a key={it} href={`${at}${viewQuery(it)}`} aria-current={it === mode ? 'page' : undefined}>
            {say(`compare.view.${it}`)}
          </a>
        ))}
      </nav>
      {mode === 'list' || !sections.length ? null : <MarkKey frame={frame} />}
      {sections.map((section) =>
        mode === 'marked' ? (
          <Marked key={section.sectionId} frame={frame} document={document} section={section} />
        ) : mode === 'side' ? (
          <Side key={section.sectionId} frame={frame} document={document} section={section} labels={labels} />
        ) : (
          <Listed key={section.sectionId} frame={frame} document={document} section={section} />
        ),
      )}
    </>
  );
}

/** Both ends of a comparison, and how much lies between them. */
export function Ends({
  frame,
  from,
  to,
  children,
}: {
  frame: Frame;
  from: string;
  to: string;
  children: string;
}): ReactElement {
  return (
    <Plate
      small
      label={frame.say('compare.plate')}
      number={
        <span dir={directionOf(frame.locale)}>
          <bdi>{from}</bdi>
          <small> {frame.locale === 'ur' ? '←' : '→'} </small>
          <bdi>{to}</bdi>
        </span>
      }
    >
      {children}
    </Plate>
  );
}
