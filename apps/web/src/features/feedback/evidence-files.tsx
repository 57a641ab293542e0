import type { FeedbackView } from '@tarmeem/contract';
import { useLanguage } from '../../text/words.js';
import { VerdictButton } from '../../ui/button.js';
import { Failure } from '../../ui/states.js';
import { useJudgeEvidence } from './feedback.acts.js';
import '../../text/words-of/answering.js';

const kilobytes = (bytes: number): string => `${String(Math.max(1, Math.round(bytes / 1000)))} kB`;

/** The files that came with an item: saved, never shown here; a held one is let through or refused. */
export function EvidenceFiles({ item, slug }: { item: FeedbackView; slug: string }) {
  const { say } = useLanguage();
  const judge = useJudgeEvidence(item, slug);
  if (item.evidence.length === 0) return null;
  return (
    <section aria-label={say('files.list')}>
      <h2 className="small">{say('files.list')}</h2>
      <ul className="stack">
        {item.evidence.map((file) => (
          <li key={file.id} className="row small">
            {file.state === 'refused' ? (
              <bdi>{file.name}</bdi>
            ) : (
              <a className="link" href={`/api/v1/feedback/${item.id}/evidence/${file.id}`} download>
                <bdi>{file.name}</bdi>
              </a>
            )}
            <span className="muted">{kilobytes(file.size)}</span>
            {file.state !== 'open' && <span className="st back">{say(`files.${file.state}`)}</span>}
            {file.state === 'held' && (
              <>
                <VerdictButton
                  may={file.may.release}
                  className="btn sm"
                  onClick={() => judge.mutate({ evidenceId: file.id, step: 'releaseEvidence' })}
                >
                  {say('files.release')}
                </VerdictButton>
                <VerdictButton
                  may={file.may.refuse}
                  className="btn sm"
                  onClick={() => judge.mutate({ evidenceId: file.id, step: 'refuseEvidence' })}
                >
                  {say('files.refuse')}
                </VerdictButton>
              </>
            )}
          </li>
        ))}
      </ul>
      {judge.error && <Failure error={judge.error} />}
    </section>
  );
}
