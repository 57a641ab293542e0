import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReviewView, TrayMark } from '@tarmeem/contract';
import { oddCharactersIn } from '@tarmeem/document';
import { useRef, useState } from 'react';
import { call, newKey } from '../../api/client.js';
import { codeOf, factOf, ProblemError } from '../../api/problem-error.js';
import { consequencesQuery, reviewQuery } from '../../api/queries.js';
import { wordsOf } from '../../text/problem-words.js';
import { broughtBy, OddMarks } from '../../redline/odd-marks.js';
import { ChangeText } from '../../redline/change-text.js';
import { lineOf } from '../../text/change-words.js';
import { sayOr, useLanguage, useSay } from '../../text/words.js';
import { Dialog } from '../../ui/dialog.js';
import { Icon } from '../../ui/icon.js';
import { Answered, Note } from '../../ui/states.js';
import { AnswersPart, useAnswers } from './answers-part.js';
import { ConsequenceList } from './consequences.js';
import type { UnderReview } from './under-review.js';
import '../../text/words-of/deciding.js';
import '../../text/words-of/odd.js';

interface SendDialogProps {
  review: ReviewView;
  all: readonly UnderReview[];
  marks: readonly TrayMark[];
  /** How often the tray was kept. */
  kept: number;
  onShow: (changeId: string) => void;
  onClose: () => void;
  onSent: (changeIds: readonly string[]) => void;
}

/** What sending does, then all marks in one batch: recorded together or not at all. A lost race says who was first. */
export function SendDialog({ review, all, marks, kept, onShow, onClose, onSent }: SendDialogProps) {
  const { say } = useLanguage();
  const client = useQueryClient();
  const key = useRef(newKey());
  const proposalId = review.proposal.id;
  const find = (changeId: string) => all.find(({ change }) => change.id === changeId);
  const answering = useAnswers(
    review,
    marks.flatMap(({ changeId, outcome }) => {
      const found = outcome === 'accepted' ? find(changeId) : undefined;
      return found ? [{ id: changeId, sectionId: found.sectionId }] : [];
    }),
  );
  const send = useMutation({
    mutationFn: () =>
      call('decide', {
        params: { proposalId },
        key: key.current,
        body: {
          decisions: marks.flatMap(({ changeId, outcome, reason }) => {
            const change = find(changeId)?.change;
            return change ? [{ changeId, outcome, reason, seq: change.seq, payloadHash: change.payloadHash }] : [];
          }),
          answers: answering.answers,
        },
      }),
    onSuccess: (next) => {
      onSent(marks.map(({ changeId }) => changeId));
      client.setQueryData(reviewQuery(proposalId).queryKey, next);
      void client.invalidateQueries({ queryKey: ['documents'] });
    },
    onError: (error) => {
      if (error instanceof ProblemError) key.current = newKey();
      if (codeOf(error) === 'decided') void client.invalidateQueries({ queryKey: reviewQuery(proposalId).queryKey });
    },
  });
  const count = (outcome: TrayMark['outcome']) => marks.filter((each) => each.outcome === outcome).length;
  const consequences = useQuery(consequencesQuery(proposalId, kept));
  const sendOnce = () => {
    if (!send.isPending) send.mutate();
  };
  // Somebody was faster: nothing of what is said of the sending holds any more, and the marks that are left are looked at first.
  const lost = codeOf(send.error) === 'decided';
  const [tried] = useState(marks.length);
  return (
    <Dialog
      title={lost ? say('send.notSent', { count: tried }) : say('send.title', { count: marks.length })}
      lead={
        lost
          ? undefined
          : say('send.counts', {
              accepted: count('accepted'),
              rejected: count('rejected'),
              returned: count('returned'),
              open: all.filter(({ box }) => box === 'open' || box === 'lock').length,
            })
      }
      onClose={onClose}
      onSend={lost ? undefined : sendOnce}
      footer={
        <>
          <button
            type="button"
            className={lost ? 'btn pri' : 'btn quiet'}
            data-first={lost || undefined}
            onClick={onClose}
          >
            {say('app.goBack')}
          </button>
          {!lost && (
            <button
              type="button"
              className="btn pri"
              data-first
              aria-disabled={send.isPending || undefined}
              onClick={sendOnce}
            >
              {send.isPending ? say('send.sending') : say('send.do', { count: marks.length })}{' '}
              <kbd aria-hidden="true">Ctrl Enter</kbd>
            </button>
          )}
        </>
      }
    >
      {send.error && <SendFailure error={send.error} titled={!lost} all={all} onShow={onShow} />}
      {!lost && (
        <>
          <Answered query={consequences}>{(it) => <ConsequenceList it={it} onShow={onShow} />}</Answered>
          <OddAccepted
            all={marks.flatMap((mark) => (mark.outcome === 'accepted' ? (find(mark.changeId) ?? []) : []))}
          />
          <AnswersPart answering={answering} />
          <ul className="check small">
            <li className="ok">
              <Icon name="ok" />
              <span>{say('send.notOwn')}</span>
            </li>
            <li>
              <Icon name="info" />
              <span>{say('send.all')}</span>
            </li>
          </ul>
          <p className="small muted">{say('send.after')}</p>
        </>
      )}
    </Dialog>
  );
}

/** Accepted changes with characters that are not seen for what they are: the last look before they count. */
function OddAccepted({ all }: { all: readonly UnderReview[] }) {
  const say = useSay();
  const odd = all.flatMap(({ change, number }) => {
    const line = lineOf(say, change);
    const text = `${line.after} ${broughtBy(change.payload)}`;
    return oddCharactersIn(text).length > 0 ? [{ number, line, text, id: change.id }] : [];
  });
  if (odd.length === 0) return null;
  return (
    <Note tone="warn" icon="warn" title={say('odd.accepted', { count: odd.length })}>
      {odd.map(({ number, line, text, id }) => (
        <div key={id}>
          <p>{say('change.number', { n: number, what: `${line.verb} ${line.place}` })}</p>
          <ChangeText line={line} />
          <OddMarks text={text} />
        </div>
      ))}
    </Note>
  );
}

const text = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');
const nameIn = (value: unknown): string =>
  text(value) || (typeof value === 'object' && value !== null ? text(Reflect.get(value, 'name')) : '');

/** Why nothing was recorded: who decided which change first, or what it collides with. The marks stay. */
function SendFailure({
  error,
  titled,
  all,
  onShow,
}: {
  error: unknown;
  /** The dialog says already that nothing was sent. */
  titled: boolean;
  all: readonly UnderReview[];
  onShow: (changeId: string) => void;
}) {
  const { say, when } = useLanguage();
  const changeId = text(factOf(error, 'changeId'));
  const change = all.find((each) => each.change.id === changeId);
  const code = codeOf(error);
  const words = () => {
    if (change && code === 'decided') {
      const name = nameIn(factOf(error, 'decidedBy'));
      const at = text(factOf(error, 'at'));
      const values = {
        n: change.number,
        outcome: sayOr(say, `outcome.${text(factOf(error, 'outcome'))}`, ''),
        when: at ? when(at) : '',
      };
      return name ? say('send.lostBy', { ...values, name }) : say('send.lostBySomebody', values);
    }
    const proposal = text(factOf(error, 'proposal')) || text(factOf(error, 'number'));
    if (change && code === 'collides' && proposal) return say('send.collides', { n: change.number, number: proposal });
    return change ? say('send.changeFailed', { n: change.number, why: wordsOf(say, error) }) : wordsOf(say, error);
  };
  return (
    <Note tone="warn" icon="two" arrives="alert" title={titled && say('send.lost')}>
      <p>{words()}</p>
      <p>{say(change ? 'send.lostHint' : 'send.kept')}</p>
      {change && (
        <button type="button" className="link" onClick={() => onShow(changeId)}>
          {say('send.show')}
        </button>
      )}
    </Note>
  );
}
