import { Link } from '@tanstack/react-router';
import { hasRole, useMe } from '../account/session.js';
import { useSay } from '../../text/words.js';
import { useDocument, useTitle } from '../../ui/shell.js';
import { DraftScreen } from './draft-screen.js';
import { EditionsScreen } from './editions-screen.js';
import '../../text/words-of/deciding.js';

/** The published editions; moderators and publishers find the way to the next one. */
export function Editions() {
  const say = useSay();
  const me = useMe();
  const { slug } = useDocument();
  useTitle(say('editions.title'));
  const commission = hasRole(me, 'moderator', 'publisher');
  const next = commission && (
    <section className="sec">
      <div className="hd">
        <h2>{say('editions.next')}</h2>
        <Link className="btn sm end" to="/editions/draft">
          {say('editions.open')}
        </Link>
      </div>
    </section>
  );
  return <EditionsScreen slug={slug} commission={commission} next={next} />;
}

/** The edition in preparation. */
export function DraftEdition() {
  const say = useSay();
  const { slug } = useDocument();
  useTitle(say('editions.next'));
  return (
    <main id="main" className="page">
      <DraftScreen slug={slug} />
    </main>
  );
}
