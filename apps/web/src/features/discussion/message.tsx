import type { MessageView } from '@tarmeem/contract';
import { useLanguage } from '../../text/words.js';
import { Icon } from '../../ui/icon.js';
import '../../text/words-of/discussion.js';

/** Something that was said, by whom and for whom; or that something was. */
export function Message({
  message,
  onChange,
  onWithdraw,
}: {
  message: MessageView;
  /** Say that it was said on a change. */
  onChange: boolean;
  onWithdraw: () => void;
}) {
  const { say, when } = useLanguage();
  const { author, organisation, at, text, mentions, shared, fromFile } = message;
  return (
    <li className="said">
      <p className="small">
        <strong>
          <bdi>{author.name}</bdi>
        </strong>{' '}
        <span className="muted">
          {organisation && (
            <>
              <bdi>{organisation}</bdi>
              {' · '}
            </>
          )}
          <time dateTime={at}>{when(at)}</time>
          {onChange && message.changeId !== null && <> · {say('discussion.onChange')}</>}
        </span>
      </p>
      {fromFile && (
        <>
          <p className="small muted">
            {say('discussion.fromFile', { name: fromFile.author || say('discussion.fromNobody') })}
            {fromFile.at !== null && <> · {when(fromFile.at)}</>}
          </p>
          {fromFile.quote !== '' && <blockquote dir="auto">{fromFile.quote}</blockquote>}
        </>
      )}
      {text === null ? (
        <p className="muted">{say('discussion.withdrawn', { when: when(message.withdrawnAt ?? at) })}</p>
      ) : (
        <p className="doc" dir="auto">
          {text}
        </p>
      )}
      <p className="small muted row">
        <span>
          <Icon name={shared ? 'two' : 'lock'} /> {say(shared ? 'discussion.isShared' : 'discussion.isInternal')}
        </span>
        {mentions.length > 0 && (
          <span>{say('discussion.mentions', { names: mentions.map(({ name }) => name).join(', ') })}</span>
        )}
        {message.mayWithdraw && (
          <button
            type="button"
            className="link"
            aria-label={say('discussion.withdrawLabel', { when: when(at) })}
            onClick={onWithdraw}
          >
            {say('discussion.withdraw')}
          </button>
        )}
      </p>
    </li>
  );
}
