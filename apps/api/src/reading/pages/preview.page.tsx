import type { Frame } from '../frame/frame.js';
import { render } from '../frame/page.js';
import { Own, own, Plate } from '../parts/bits.js';
import { HeadedPage } from '../parts/headed-page.js';
import type { PreviewView } from '../preview-view.js';
import { MarkKey, Marked } from '../parts/compared.js';

/** What is prepared and not published, for who holds a secret link: each section's redline, then the text as readers will see it. */
export function previewPage(frame: Frame, view: PreviewView): string {
  const { document, prepared, currentNumber, expiresAt } = view;
  const { say } = frame;
  const title = prepared ? say('preview.title', { number: prepared.number }) : say('preview.none');
  return render(
    <HeadedPage
      frame={frame}
      document={document}
      unlisted
      passing
      title={`${title} – ${document.title}`}
      here={say('preview.here')}
      above={<p className="warn">{say('preview.secret', { day: frame.moment(expiresAt) })}</p>}
      plate={
        prepared ? (
          <Plate small label={say('preview.plate')} number={prepared.number}>
            {say('compare.counts', { changes: prepared.changes, sections: prepared.sections.length })}
          </Plate>
        ) : undefined
      }
      heading={title}
      lede={
        prepared ? (
          <>
            {prepared.changeNote ? (
              <>
                <Own frame={frame} document={document}>
                  {prepared.changeNote}
                </Own>{' '}
              </>
            ) : null}
            {say('preview.lede', { number: currentNumber })}
            {prepared.scheduledFor
              ? ` ${say('preview.scheduled', { when: frame.moment(prepared.scheduledFor) })}`
              : null}
          </>
        ) : (
          say('preview.none.detail', { number: currentNumber })
        )
      }
    >
      {prepared ? (
        <div className="page">
          {prepared.sections.length ? <MarkKey frame={frame} /> : <p className="quiet">{say('preview.empty')}</p>}
          {prepared.sections.map((section) => (
            <div key={section.sectionId}>
              <Marked frame={frame} document={document} section={section} />
              {section.reads ? (
                <details className="sec" open>
                  <summary>{say('preview.reads')}</summary>
                  <div className="text" {...own(frame, document)}>
                    <h3>{section.heading}</h3>
                    <div dangerouslySetInnerHTML={{ __html: section.reads }} />
                  </div>
                </details>
              ) : null}
            </div>
          ))}
        </div>
      ) : null}
    </HeadedPage>,
  );
}
