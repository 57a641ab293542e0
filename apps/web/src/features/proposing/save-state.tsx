import { useEffect, useRef, useSyncExternalStore } from 'react';
import { waitsForSignIn } from '../../api/client.js';
import type { SaveState as State } from '../../editor/autosave.js';
import { wordsOf } from '../../text/problem-words.js';
import { useLanguage } from '../../text/words.js';
import { Icon } from '../../ui/icon.js';
import '../../text/words-of/room.js';

interface SaveStateProps {
  state: State;
  /** This device keeps what is not on the server. */
  onDevice: boolean;
  /** Why the heading as it stands is not kept. */
  heading: 'empty' | 'long' | null;
}

/** What became of the last words, in words. On a narrow screen it stays in sight, and what stays below it learns how tall it is. */
export function SaveState({ state, onDevice, heading }: SaveStateProps) {
  const { say, time } = useLanguage();
  const line = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    const it = line.current;
    if (!it || typeof ResizeObserver === 'undefined') return undefined;
    const { style } = document.documentElement;
    style.setProperty('--bar', 'static');
    const watch = new ResizeObserver(() => style.setProperty('--state', `${it.offsetHeight}px`));
    watch.observe(it);
    return () => {
      watch.disconnect();
      style.removeProperty('--state');
      style.removeProperty('--bar');
    };
  }, []);
  const waits = useSyncExternalStore(waitsForSignIn.hear, waitsForSignIn.now);
  const isSignedOut = waits && ['pending', 'saving', 'offline', 'refused'].includes(state.is);
  // What stands on the server then is the text under its last heading.
  const isUnnamed = heading !== null && (state.is === 'saved' || state.is === 'untouched' || state.is === 'away');
  const words = () => {
    if (isUnnamed) return say(heading === 'empty' ? 'save.headingEmpty' : 'save.headingLong');
    if (state.is === 'saved' && state.by && state.by.length > 0)
      return say('save.savedWith', { time: time(state.at), names: state.by.join(', ') });
    if (state.is === 'saved') return say('save.saved', { time: time(state.at) });
    if (isSignedOut) return `${say('save.signedOut')} ${say(onDevice ? 'save.keptOnDevice' : 'save.notOnDevice')}`;
    if (state.is === 'refused')
      return `${say('save.refused', { why: wordsOf(say, state.error) })} ${say(onDevice ? 'save.keptOnDevice' : 'save.notOnDevice')}`;
    if (state.is === 'offline')
      return `${say('save.offline')} ${say(onDevice ? 'save.keptOnDevice' : 'save.notOnDevice')}`;
    return say(`save.${state.is}`);
  };
  const bad = isUnnamed || isSignedOut || ['offline', 'refused', 'stale', 'unreadable'].includes(state.is);
  const isApart = state.is === 'offline' || state.is === 'away';
  const icon = isUnnamed ? 'warn' : state.is === 'saved' ? 'ok' : isApart ? 'cloudoff' : bad ? 'warn' : 'clock';
  return (
    <p className="saved end" role="status" ref={line} title={bad ? undefined : words()}>
      <Icon name={icon} />
      {bad ? <strong className="st back">{words()}</strong> : <span>{words()}</span>}
    </p>
  );
}
