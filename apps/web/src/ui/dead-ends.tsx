import { useSay } from '../text/words.js';
import { Blank } from './states.js';
import { useReload } from './use-reload.js';

/** No screen at this address. */
export function NotThere() {
  const say = useSay();
  return (
    <main id="main" className="page">
      <Blank whole title={say('app.notThere')}>
        <p className="muted">{say('app.notThereHint')}</p>
        <p>
          <a className="btn pri" href="/app/">
            {say('app.toHome')}
          </a>
        </p>
      </Blank>
    </main>
  );
}

/** How browsers say that a part of the application did not come. */
const didNotCome = /dynamically imported module|module script failed|preload CSS/iu;

/** A screen that threw: what was saved is safe, the page can be loaded again. One that did not come is no broken one. */
export function Broken({ error }: { error: unknown }) {
  const say = useSay();
  const { reload, stillNone } = useReload();
  const unfetched = error instanceof Error && didNotCome.test(error.message);
  return (
    <main id="main" className="page">
      <Blank whole title={say(unfetched ? 'app.unfetched' : 'app.broken')}>
        <p className="muted">{say(unfetched ? 'app.unfetchedHint' : 'app.brokenHint')}</p>
        <p className="row">
          <button type="button" className="btn pri" onClick={reload}>
            {say(unfetched ? 'app.again' : 'app.reload')}
          </button>
          {unfetched ? (
            <button type="button" className="btn" onClick={() => history.back()}>
              {say('app.goBack')}
            </button>
          ) : (
            <a className="btn" href="/app/">
              {say('app.toHome')}
            </a>
          )}
        </p>
        {stillNone && <p role="alert">{say('app.noConnection')}</p>}
      </Blank>
    </main>
  );
}
