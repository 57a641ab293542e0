import { useSay } from '../text/words.js';
import { Blank } from './states.js';

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

/** A screen that threw: what was saved is safe, the page can be loaded again. */
export function Broken() {
  const say = useSay();
  return (
    <main id="main" className="page">
      <Blank whole title={say('app.broken')}>
        <p className="muted">{say('app.brokenHint')}</p>
        <p className="row">
          <button type="button" className="btn pri" onClick={() => location.reload()}>
            {say('app.reload')}
          </button>
          <a className="btn" href="/app/">
            {say('app.toHome')}
          </a>
        </p>
      </Blank>
    </main>
  );
}
