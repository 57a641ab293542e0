import type { SaveState as State } from '../../editor/autosave.js';
import { wordsOf } from '../../text/problem-words.js';
import { useLanguage } from '../../text/words.js';
import { Icon } from '../../ui/icon.js';
import '../../text/words-of/room.js';

/** What became of the last words, in words. `onDevice`: this device keeps what is not on the server. */
export function SaveState({ state, onDevice }: { state: State; onDevice: boolean }) {
  const { say, time } = useLanguage();
  const words = () => {
    if (state.is === 'saved' && state.by && state.by.length > 0)
      return say('save.savedWith', { time: time(state.at), names: state.by.join(', ') });
    if (state.is === 'saved') return say('save.saved', { time: time(state.at) });
    if (state.is === 'refused')
      return `${say('save.refused', { why: wordsOf(say, state.error) })} ${say(onDevice ? 'save.keptOnDevice' : 'save.notOnDevice')}`;
    if (state.is === 'offline')
      return `${say('save.offline')} ${say(onDevice ? 'save.keptOnDevice' : 'save.notOnDevice')}`;
    return say(`save.${state.is}`);
  };
  const bad = state.is === 'offline' || state.is === 'refused' || state.is === 'stale';
  const isApart = state.is === 'offline' || state.is === 'away';
  const icon = state.is === 'saved' ? 'ok' : isApart ? 'cloudoff' : bad ? 'warn' : 'clock';
  return (
    <p className="saved end" role="status">
      <Icon name={icon} />
      {bad ? <strong className="st back">{words()}</strong> : words()}
    </p>
  );
}
