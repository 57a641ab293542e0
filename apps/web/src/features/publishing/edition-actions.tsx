import type { EditionView, RollbackView } from '@tarmeem/contract';
import { useState } from 'react';
import { call } from '../../api/client.js';
import { useSay } from '../../text/words.js';
import { VerdictButton } from '../../ui/button.js';
import { AskDialog } from './ask-dialog.js';
import { RollbackDialog } from './rollback-dialog.js';
import '../../text/words-of/publishing.js';
import '../../text/words-of/deciding.js';

/** What this person does about an edition that is out: a publisher puts right its note and withdraws it, a moderator puts its text back. */
export function EditionActions({
  slug,
  edition,
  rollback,
}: {
  slug: string;
  edition: EditionView;
  rollback: RollbackView | undefined;
}) {
  const say = useSay();
  const [asking, setAsking] = useState<'erratum' | 'withdraw' | 'rollback' | null>(null);
  const close = () => setAsking(null);
  const { may } = edition;
  const params = { slug, number: edition.number };
  const putsBack = !edition.current && rollback?.may.prepare.allowed === true;
  const free = rollback?.prepared === null;
  if (!may?.correctNote.allowed && !may?.withdraw.allowed && !putsBack) return null;
  return (
    <div className="row small">
      {may?.correctNote.allowed && (
        <button type="button" className="link" onClick={() => setAsking('erratum')}>
          {say('erratum.add')}
        </button>
      )}
      {may?.withdraw.allowed && (
        <button type="button" className="link" onClick={() => setAsking('withdraw')}>
          {say('warning.button')}
        </button>
      )}
      {putsBack && (
        <VerdictButton
          className="link"
          may={free ? { allowed: true } : { allowed: false, because: say('rollback.taken') }}
          onClick={() => setAsking('rollback')}
        >
          {say('rollback.button')}
        </VerdictButton>
      )}
      {asking === 'erratum' && (
        <AskDialog
          title={say('erratum.title', { number: edition.number })}
          lead={say('erratum.lead')}
          field={{ label: say('erratum.words'), missing: say('erratum.missing') }}
          button={say('erratum.do')}
          act={(words, key) => call('addErratum', { params, body: { words }, key })}
          onDone={close}
          onClose={close}
        />
      )}
      {asking === 'withdraw' && (
        <AskDialog
          title={say('warning.title', { number: edition.number })}
          lead={say('warning.lead')}
          field={{ label: say('warning.words'), missing: say('warning.missing') }}
          button={say('warning.do')}
          grave
          act={(notice, key) => call('withdrawEdition', { params, body: { notice }, key })}
          onDone={close}
          onClose={close}
        />
      )}
      {asking === 'rollback' && rollback && (
        <RollbackDialog slug={slug} edition={edition} rollback={rollback} onClose={close} />
      )}
    </div>
  );
}
