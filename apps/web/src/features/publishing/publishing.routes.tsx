import { hasRole, useMe } from '../account/session.js';
import { useSay } from '../../text/words.js';
import { useDocument } from '../../ui/document.js';
import { useTitle } from '../../ui/shell.js';
import { DraftScreen } from './draft-screen.js';
import { NextEdition } from './next-edition.js';
import { EditionsScreen } from './editions-screen.js';
import '../../text/words-of/deciding.js';

/** The published editions; moderators and publishers find the way to the next one. */
export function Editions() {
  const say = useSay();
  const me = useMe();
  const { slug } = useDocument();
  useTitle(say('editions.title'));
  const commission = hasRole(me, 'moderator', 'publisher');
  return <EditionsScreen slug={slug} commission={commission} next={commission && <NextEdition slug={slug} />} />;
}

/** The edition in preparation. */
export function DraftEdition() {
  const say = useSay();
  const { slug } = useDocument();
  useTitle(say('editions.next'));
  return (
    <main id="main" className="page stack">
      <DraftScreen slug={slug} />
    </main>
  );
}
