import type { RollbackView } from '@tarmeem/contract';
import { useState } from 'react';
import { call } from '../../api/client.js';
import { useLanguage } from '../../text/words.js';
import { VerdictButton } from '../../ui/button.js';
import { Icon } from '../../ui/icon.js';
import { Note } from '../../ui/states.js';
import { AskDialog } from './ask-dialog.js';
import { RollbackText } from './rollback-text.js';
import '../../text/words-of/publishing.js';
import '../../text/words-of/deciding.js';

/** The rollback that waits for its publisher: what it puts back, why, and who may publish it. */
export function RollbackPanel({ slug, rollback }: { slug: string; rollback: RollbackView }) {
  const { say, when } = useLanguage();
  const [asking, setAsking] = useState<'publish' | 'again' | 'drop' | null>(null);
  const it = rollback.prepared;
  if (!it) return null;
  const close = () => setAsking(null);
  const since = it.sections.filter(({ changedSince }) => changedSince);
  const stays = it.sections.filter(({ changedSince }) => !changedSince);
  const mayPublish = since.length > 0 ? { allowed: false, because: say('rollback.prepareFirst') } : it.may.publish;
  return (
    <section className="panel stack" aria-labelledby="rollback">
      <h2 id="rollback">
        <Icon name="undo" flip /> {say('rollback.prepared', { number: it.number, to: it.to })}
      </h2>
      <p className="small muted">
        {say('edition.prepared', { name: it.preparedBy.name, when: when(it.preparedAt) })} ·{' '}
        {say(it.major ? 'editions.major' : 'editions.minor')}
      </p>
      <p className="small">
        {say('edition.reason')}:{' '}
        <q className="doc" dir="auto">
          {it.reason}
        </q>
      </p>
      {it.changeNote && (
        <p className="doc" dir="auto">
          {it.changeNote}
        </p>
      )}
      <ul className="check">
        {it.sections.map(({ sectionId, heading, becomes, changedSince }) => (
          <li key={sectionId}>
            <Icon name={becomes === 'retired' ? 'ret' : becomes === 'moved' ? 'move' : 'undo'} />
            <bdi>{heading}</bdi>
            <span className="muted small">
              {say(`rollback.becomes.${becomes}`)}
              {changedSince && (
                <>
                  {' · '}
                  <strong>{say('rollback.changedSince')}</strong>
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
      {since.length > 0 && (
        <Note tone="warn" icon="warn" title={say('rollback.outdated', { count: since.length })}>
          <p>
            {say(
              !rollback.may.prepare.allowed
                ? 'rollback.theirs'
                : stays.length > 0
                  ? 'rollback.prepareWithout'
                  : 'rollback.nothingLeft',
            )}
          </p>
        </Note>
      )}
      {it.sections.some(({ differences }) => differences.length > 0) && (
        <RollbackText slug={slug} prepared={it} currentNumber={rollback.currentNumber} />
      )}
      <div className="row">
        <VerdictButton className="btn pri" explain may={mayPublish} onClick={() => setAsking('publish')}>
          {say('rollback.publish', { number: it.number })}
        </VerdictButton>
        {rollback.may.prepare.allowed && since.length > 0 && stays.length > 0 && (
          <button type="button" className="btn" onClick={() => setAsking('again')}>
            {say('rollback.again')}
          </button>
        )}
        {rollback.may.prepare.allowed && (
          <button type="button" className="btn quiet" onClick={() => setAsking('drop')}>
            {say('rollback.drop')}
          </button>
        )}
      </div>
      {asking === 'publish' && (
        <AskDialog
          title={say('rollback.publishTitle', { number: it.number, to: it.to })}
          lead={say('rollback.publishLead')}
          button={say('rollback.publish', { number: it.number })}
          act={(_, key) =>
            call('publishRollback', {
              params: { slug },
              body: { manifestHash: it.manifestHash },
              version: rollback.version,
              key,
            })
          }
          onDone={close}
          onClose={close}
        />
      )}
      {asking === 'again' && (
        <AskDialog
          title={say('rollback.againTitle', { number: it.to })}
          lead={say('rollback.againLead', { count: stays.length })}
          button={say('rollback.do')}
          act={() =>
            call('prepareRollback', {
              params: { slug },
              version: rollback.version,
              body: {
                to: it.to,
                sectionIds: stays.map(({ sectionId }) => sectionId),
                changeNote: it.changeNote,
                major: it.major,
                reason: it.reason,
              },
            })
          }
          onDone={close}
          onClose={close}
        />
      )}
      {asking === 'drop' && (
        <AskDialog
          title={say('rollback.dropTitle')}
          button={say('rollback.drop')}
          grave
          act={() => call('dropRollback', { params: { slug }, version: rollback.version })}
          onDone={close}
          onClose={close}
        />
      )}
    </section>
  );
}
