import type { ReactElement } from 'react';
import type { Frame } from '../frame/frame.js';
import { render } from '../frame/page.js';
import { Own } from '../parts/bits.js';
import { HeadedPage } from '../parts/headed-page.js';
import { takesFeedback } from '../parts/window.js';
import type { DocumentHead } from '../views.js';

/** The day on which what the statement says was last looked at. */
const statedOn = '2026-11-29';

const works = ['access.works.keys', 'access.works.scripts', 'access.works.zoom', 'access.works.redline'] as const;
const fails = [
  'access.fails.urdu',
  'access.fails.readers',
  'access.fails.pdf',
  'access.fails.editor',
  'access.fails.files',
] as const;

function List({ frame, of }: { frame: Frame; of: readonly (typeof works | typeof fails)[number][] }): ReactElement {
  return (
    <ul>
      {of.map((key) => (
        <li key={key}>{frame.say(key)}</li>
      ))}
    </ul>
  );
}

/** What is known to work and not to work for whom, how to ask for another form, and whom to write to. */
export function accessibilityPage(frame: Frame, documents: readonly DocumentHead[]): string {
  const { say, site } = frame;
  const open = documents.filter(takesFeedback);
  return render(
    <HeadedPage
      frame={frame}
      title={say('access.title')}
      here={say('access.title')}
      heading={say('access.title')}
      lede={say('access.lede')}
      head={
        <div className="text">
          <h2 className="h2">{say('access.works')}</h2>
          <List frame={frame} of={works} />
          <h2 className="h2">{say('access.fails')}</h2>
          <List frame={frame} of={fails} />
          <h2 className="h2">{say('access.other')}</h2>
          <p>{say('access.other.forms')}</p>
          {site.contact || open.length ? <h2 className="h2">{say('access.write')}</h2> : null}
          {site.contact ? (
            <p>
              {say('access.write.mail')}{' '}
              <a href={`mailto:${site.contact}`} dir="ltr">
                {site.contact}
              </a>
            </p>
          ) : null}
          {open.length ? (
            <>
              <p>{say('access.write.form')}</p>
              <ul>
                {open.map((document) => (
                  <li key={document.id}>
                    <a href={`/${document.slug}/feedback/new`}>
                      <Own frame={frame} document={document}>
                        {document.title}
                      </Own>
                    </a>
                  </li>
                ))}
              </ul>
            </>
          ) : null}
          <p className="quiet small">
            {say('access.date')} <time dateTime={statedOn}>{frame.date(statedOn)}</time>
          </p>
        </div>
      }
    />,
  );
}
