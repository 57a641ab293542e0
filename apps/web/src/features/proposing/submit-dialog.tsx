import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ProposalView } from '@tarmeem/contract';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { latePart } from '../../ui/late.js';
import { call, newKey } from '../../api/client.js';
import { codeOf, Unreachable } from '../../api/problem-error.js';
import { draftOutlineQuery, proposalQuery } from '../../api/queries.js';
import { fieldErrors } from '../../text/problem-words.js';
import { headingsAbove } from '../../text/headings.js';
import { useSay } from '../../text/words.js';
import { Dialog } from '../../ui/dialog.js';
import { Field } from '../../ui/field.js';
import { Failure, Loading } from '../../ui/states.js';
import { askedBack } from './asked-back.js';
import { standingIn, type Standing } from './standing.js';
import { SubmitOutdated } from './submit-outdated.js';
import { useWordsOf } from './words-of-proposal.js';
import '../../text/words-of/proposing.js';

const AsItStands = latePart(async () => (await import('./as-it-stands.js')).default, <Loading />);
const AskedToSubmit = latePart(async () => (await import('./asked-to-submit.js')).default, <Loading />);
const Collisions = latePart(async () => (await import('./collisions.js')).default, <Loading />);

interface SubmitDialogProps {
  proposalId: string;
  flush: () => Promise<boolean>;
  /** The text has to be read anew: the draft stands over a newer edition now. */
  onReload: () => Promise<void>;
  onClose: () => void;
}

/** Saves what is open, reads the proposal as the server holds it, and asks for title and summary. */
export function SubmitDialog({ proposalId, flush, onReload, onClose }: SubmitDialogProps) {
  const say = useSay();
  const client = useQueryClient();
  const ready = useQuery({
    queryKey: ['proposals', proposalId, 'to-submit'],
    queryFn: async () => {
      if (!(await flush())) throw navigator.onLine ? new Error('not saved') : new Unreachable();
      const proposal = await call('proposal', { params: { proposalId } });
      client.setQueryData(proposalQuery(proposalId).queryKey, proposal);
      return proposal;
    },
    gcTime: 0,
    retry: false,
    staleTime: Infinity,
  });
  const close = (
    <button type="button" className="btn quiet" onClick={onClose}>
      {say('submit.goOn')}
    </button>
  );
  if (!ready.data)
    return (
      <Dialog title={say('submit.title')} onClose={onClose} footer={close}>
        {ready.error ? (
          <Failure error={ready.error} title={say('save.pending')} onAgain={() => void ready.refetch()}>
            {!navigator.onLine && <p>{say('editor.submitOffline')}</p>}
          </Failure>
        ) : (
          <Loading />
        )}
      </Dialog>
    );
  const rebased = async () => {
    await onReload();
    await ready.refetch();
  };
  if (ready.data.outdated)
    return <SubmitOutdated proposal={ready.data} flush={flush} onRebased={rebased} onClose={onClose} />;
  return <SubmitForm proposal={ready.data} onClose={onClose} onRead={() => ready.refetch()} />;
}

function SubmitForm({
  proposal,
  onClose,
  onRead,
}: {
  proposal: ProposalView;
  onClose: () => void;
  onRead: () => Promise<unknown>;
}) {
  const say = useSay();
  const client = useQueryClient();
  const navigate = useNavigate();
  const key = useRef(newKey());
  const contents = useQuery(draftOutlineQuery(proposal.id)).data?.sections ?? [];
  const words = useWordsOf(proposal);
  const { title, summary } = words;
  const form = useRef<HTMLFormElement>(null);
  /** How often it was to be sent. */
  const [tried, setTried] = useState(0);
  /** The text as it stood when the server had another one than was seen here: what is shown and sent from then on. */
  const [standing, setStanding] = useState<Standing | null>(null);
  const submit = useMutation({
    mutationFn: () =>
      call('submit', {
        params: { proposalId: proposal.id },
        version: proposal.version,
        key: key.current,
        body: {
          title: title.trim(),
          summary: summary.trim(),
          contentHash: standing?.contentHash ?? proposal.contentHash,
        },
      }),
    onSuccess: async (next) => {
      words.arrived();
      client.setQueryData(['proposals', proposal.id], next);
      void client.invalidateQueries({ queryKey: ['documents'] });
      onClose();
      await navigate({
        to: '/proposals/$proposalId',
        params: { proposalId: proposal.id },
        search: {},
        ignoreBlocker: true,
      });
    },
    onError: (error) => {
      key.current = newKey();
      setStanding((before) => standingIn(error) ?? before);
      // Until then the button waits.
      return ['stale', 'outdated'].includes(codeOf(error) ?? '') ? onRead() : undefined;
    },
  });
  const keep = () => {
    void words
      .keep()
      .then((next) => next && client.setQueryData(['proposals', proposal.id], next))
      .catch(() => undefined); // they wait on this device for the next time
    onClose();
  };
  const send = (event: FormEvent) => {
    event.preventDefault();
    setTried(tried + 1);
    if (title.trim() && summary.trim() && !submit.isPending) submit.mutate();
  };
  useEffect(() => {
    if (tried > 0) form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus();
  }, [tried, submit.error]);
  const errors = fieldErrors(say, submit.error);
  const isAnswer = askedBack(proposal).length > 0;
  const sections = say('count.sections', { count: proposal.sections.length });
  return (
    <form ref={form} onSubmit={send} noValidate>
      <Dialog
        title={say('submit.title')}
        lead={say('submit.lead', { sections })}
        onClose={keep}
        footer={
          <>
            <button type="button" className="btn quiet" onClick={keep}>
              {say('submit.goOn')}
            </button>
            <button type="submit" className="btn pri" aria-disabled={submit.isPending || undefined}>
              {submit.isPending ? say('submit.sending') : say(standing ? 'submit.sendThis' : 'submit.send')}
            </button>
          </>
        }
      >
        <ul className="small muted" aria-label={say('editor.sections')}>
          {proposal.sections.map(({ sectionId, heading }) => (
            <li key={sectionId} dir="auto">
              {[headingsAbove(contents, sectionId), heading].filter(Boolean).join(' › ')}
            </li>
          ))}
        </ul>
        <Field
          label={say('submit.name')}
          hint={say('submit.nameHint')}
          error={tried > 0 && !title.trim() ? say('submit.needName') : errors['/title']}
        >
          {(ids) => (
            <input
              {...ids}
              className="in"
              maxLength={200}
              value={title}
              onChange={(event) => words.write({ title: event.target.value })}
            />
          )}
        </Field>
        {isAnswer && <AskedToSubmit proposal={proposal} />}
        <Field
          label={say(isAnswer ? 'submit.answer' : 'submit.summary')}
          hint={say(isAnswer ? 'submit.answerHint' : 'submit.summaryHint')}
          error={tried > 0 && !summary.trim() ? say('submit.needSummary') : errors['/summary']}
        >
          {(ids) => (
            <textarea
              {...ids}
              className="in doc"
              maxLength={4000}
              value={summary}
              onChange={(event) => words.write({ summary: event.target.value })}
            />
          )}
        </Field>
        <Collisions proposalId={proposal.id} />
        {standing && <AsItStands proposal={proposal} standing={standing} />}
        {submit.error && standingIn(submit.error) === null && <Failure error={submit.error} />}
        <p className="small muted">
          {say('submit.after')} {say('submit.blanks')}
        </p>
      </Dialog>
    </form>
  );
}
