import { useSay } from '../../text/words.js';
import { Answered, Failure } from '../../ui/states.js';
import { Message } from './message.js';
import { SayForm } from './say-form.js';
import { useDiscussion } from './use-discussion.js';
import '../../styles/discussion.css';
import '../../text/words-of/discussion.js';

interface DiscussionProps {
  proposalId: string;
  changeId?: string | null;
  /** Writing begins at once. */
  begins?: boolean;
  /** It answers those who decide: they read it unless its writer says otherwise. */
  answers?: boolean;
}

/** What was said about a proposal (all of it), or about one of its changes, and a message to add. */
export default function Discussion({ proposalId, changeId = null, begins = false, answers = false }: DiscussionProps) {
  const say = useSay();
  const { query, withdraw } = useDiscussion(proposalId);
  return (
    <section
      className="discussion stack"
      aria-label={say(changeId === null ? 'editor.discussion' : 'editor.discussionOfChange')}
    >
      <Answered query={query}>
        {(view) => {
          const messages = view.messages.filter((each) => changeId === null || each.changeId === changeId);
          return (
            <>
              {messages.length === 0 ? (
                <p className="muted">{say('discussion.none')}</p>
              ) : (
                <ol>
                  {messages.map((message) => (
                    <Message
                      key={message.id}
                      message={message}
                      onChange={changeId === null}
                      onWithdraw={() => !withdraw.isPending && withdraw.mutate(message.id)}
                    />
                  ))}
                </ol>
              )}
              {withdraw.error && <Failure error={withdraw.error} />}
              <SayForm proposalId={proposalId} changeId={changeId} view={view} begins={begins} answers={answers} />
            </>
          );
        }}
      </Answered>
    </section>
  );
}
