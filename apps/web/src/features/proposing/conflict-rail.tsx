import { useSay } from '../../text/words.js';
import { Icon } from '../../ui/icon.js';
import { kindName, takeName } from './conflict-choice.js';
import type { Rebase } from './conflict-model.js';
import type { Choices } from './kept-choices.js';
import { senseLine } from './sense-line.js';
import '../../text/words-of/conflicts.js';

interface ConflictRailProps {
  rebase: Rebase;
  choices: Choices;
  at: number;
  onGo: (at: number) => void;
}

/** The conflicts with what was chosen, and what needs no choice. */
export function ConflictRail({ rebase, choices, at, onGo }: ConflictRailProps) {
  const say = useSay();
  const { choices: all, flags, fitting, edition } = rebase;
  const made = all.filter(({ id }) => choices[id] !== undefined).length;
  return (
    <aside className="rail edge" aria-label={say('conflict.list')}>
      <div className="rh">
        <h2>{say('conflict.count', { count: all.length })}</h2>
        <span className="muted small end" role="status">
          {say('conflict.made', { count: made })}
        </span>
      </div>
      <ol className="chs">
        {all.map((choice, index) => {
          const take = choices[choice.id];
          return (
            <li
              key={choice.id}
              className={`ch${index === at ? ' cur' : ''}${take === undefined ? '' : ' done'}`}
              aria-current={index === at || undefined}
            >
              <span className="no">{index + 1}</span>
              <div className="what">
                <button type="button" className="linklike" onClick={() => onGo(index)}>
                  {kindName(say, choice)}{' '}
                  <span className="loc">{choice.block > 0 && say('conflict.inBlock', { n: choice.block })}</span>
                </button>
              </div>
              <span className={take === undefined ? 'st' : 'st ok'}>
                <Icon name={take === undefined ? 'open' : 'ok'} />
                {take === undefined ? say('conflict.open') : takeName(say, take)}
              </span>
              <div className="sub">
                <bdi>{choice.heading}</bdi>
              </div>
            </li>
          );
        })}
      </ol>
      <div className="alone stack">
        <h3>{say('conflict.alone')}</h3>
        <p className="small">{say('conflict.cleanHint', { count: fitting, edition })}</p>
        {flags.length > 0 && (
          <>
            <p className="small">
              <span className="st back">
                <Icon name="warn" />
                {say('sense.title', { count: flags.length })}
              </span>{' '}
              {say('sense.hint')}
            </p>
            <ul className="small flags">
              {flags.map((flag, index) => (
                <li key={index}>{senseLine(say, flag, 'base')}</li>
              ))}
            </ul>
          </>
        )}
      </div>
    </aside>
  );
}
