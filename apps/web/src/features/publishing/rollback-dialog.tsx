import { useQuery } from '@tanstack/react-query';
import type { EditionView, RollbackView } from '@tarmeem/contract';
import { useState } from 'react';
import { call } from '../../api/client.js';
import { codeOf } from '../../api/problem-error.js';
import { Answered, Note } from '../../ui/states.js';
import { useSay } from '../../text/words.js';
import { AskDialog, Incomplete } from './ask-dialog.js';
import { NoteFields } from './note-fields.js';
import '../../text/words-of/publishing.js';
import '../../text/words-of/deciding.js';

/** A moderator prepares that the text of an earlier edition is put back, whole or in chosen sections. */
export function RollbackDialog({
  slug,
  edition,
  rollback,
  onClose,
}: {
  slug: string;
  edition: EditionView;
  rollback: RollbackView;
  onClose: () => void;
}) {
  const say = useSay();
  // Asked for once: what is put back is what was chosen from, until a refusal says that it is another text by now.
  const differing = useQuery({
    queryKey: ['documents', slug, 'rollback', 'to', edition.number],
    queryFn: ({ signal }) => call('rollback', { params: { slug }, query: { to: edition.number }, signal }),
    staleTime: Infinity,
    gcTime: 0,
  });
  const seen = differing.data ?? rollback;
  const [unchosen, setUnchosen] = useState(false);
  const [chosen, setChosen] = useState<ReadonlySet<string> | null>(null);
  const [note, setNote] = useState({ changeNote: '', major: false });
  const toggle = (id: string, on: boolean) => {
    const next = new Set(chosen);
    if (on) next.add(id);
    else next.delete(id);
    setChosen(next);
  };
  const prepare = (reason: string) =>
    call('prepareRollback', {
      params: { slug },
      version: seen.version,
      body: {
        to: edition.number,
        sectionIds: chosen && [...chosen],
        changeNote: note.changeNote.trim(),
        major: note.major,
        reason,
      },
    }).catch(async (error: unknown) => {
      if (codeOf(error) === 'stale') {
        const { data } = await differing.refetch();
        const there = new Set(data?.differing?.map(({ sectionId }) => sectionId));
        setChosen((ids) => ids && new Set([...ids].filter((id) => there.has(id))));
      }
      throw error;
    });
  return (
    <AskDialog
      wide
      title={say('rollback.title', { number: edition.number })}
      lead={say('rollback.lead')}
      field={{ label: say('rollback.why'), hint: say('rollback.whyHint'), missing: say('problem.reason-missing') }}
      button={say('rollback.do')}
      act={(reason) => {
        if (chosen?.size === 0) {
          setUnchosen(true);
          return Promise.reject(new Incomplete());
        }
        if (seen.prepared) return Promise.reject(new Incomplete());
        return prepare(reason);
      }}
      stale={seen.prepared ? undefined : say('rollback.stale', { number: seen.currentNumber })}
      onDone={onClose}
      onClose={onClose}
    >
      <p className="small">
        <a
          className="link"
          href={`/${slug}/compare/${seen.currentNumber}...${edition.number}`}
          target="_blank"
          rel="noreferrer"
        >
          {say('rollback.see', { number: seen.currentNumber, to: edition.number })}
        </a>
      </p>
      <fieldset className="f">
        <legend className="lab">{say('rollback.what')}</legend>
        <label className="opt">
          <input type="radio" name="what" checked={chosen === null} onChange={() => setChosen(null)} />
          <span>{say('rollback.all')}</span>
        </label>
        <label className="opt">
          <input type="radio" name="what" checked={chosen !== null} onChange={() => setChosen(new Set())} />
          <span>{say('rollback.chosen', { count: chosen?.size ?? 0 })}</span>
        </label>
        {chosen && (
          <Answered query={differing}>
            {({ differing: sections }) => (
              <ul className="choose">
                {(sections ?? []).map(({ sectionId, heading, becomes }) => (
                  <li key={sectionId}>
                    <label className="opt">
                      <input
                        type="checkbox"
                        checked={chosen.has(sectionId)}
                        onChange={(event) => toggle(sectionId, event.target.checked)}
                      />
                      <span>
                        <bdi>{heading}</bdi> <small>{say(`rollback.becomes.${becomes}`)}</small>
                      </span>
                    </label>
                  </li>
                ))}
              </ul>
            )}
          </Answered>
        )}
        {unchosen && chosen?.size === 0 && (
          <p className="err" role="alert">
            {say('rollback.chooseOne')}
          </p>
        )}
      </fieldset>
      {seen.prepared && <Note tone="warn" icon="warn" title={say('rollback.taken')} />}
      <NoteFields note={note} onNote={setNote} />
    </AskDialog>
  );
}
