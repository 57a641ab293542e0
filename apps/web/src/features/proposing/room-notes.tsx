import type { RoomState } from '../../editor/room.js';
import { useSay } from '../../text/words.js';
import { Note } from '../../ui/states.js';
import '../../text/words-of/room.js';

interface RoomNotesProps {
  together: RoomState | null;
  gone: string | null;
  /** The section is not in the draft any more, or the draft is gone with it. */
  takenOut: 'section' | 'draft' | null;
  /** This device keeps what is not on the server. */
  onDevice: boolean;
  /** Puts the last valid text where what stands there makes none; it can be undone. */
  onLastValid: () => void;
}

/** What those who write together have to know: that their words make no text, or that this browser is out of date. */
export function RoomNotes({ together, gone, takenOut, onDevice, onLastValid }: RoomNotesProps) {
  const say = useSay();
  return (
    <>
      {gone === 'reload' && (
        <Note tone="warn" icon="warn" arrives="alert" title={say('room.reload')}>
          <p>{say(onDevice ? 'room.reloadHint' : 'room.reloadLoses')}</p>
          <div className="row">
            <button type="button" className="btn sm pri" onClick={() => location.reload()}>
              {say('room.reloadNow')}
            </button>
          </div>
        </Note>
      )}
      {gone === 'too-large' && (
        <Note tone="warn" icon="warn" arrives="alert" title={say('room.tooLarge')}>
          <p>{say(onDevice ? 'room.tooLargeHint' : 'room.tooLargeLoses')}</p>
          <div className="row">
            <button type="button" className="btn sm pri" onClick={() => location.reload()}>
              {say('room.reloadNow')}
            </button>
          </div>
        </Note>
      )}
      {takenOut && (
        <Note
          tone="warn"
          icon="warn"
          arrives="alert"
          title={say(takenOut === 'draft' ? 'room.discarded' : 'room.takenOut')}
        >
          <p>{say('room.takenOutHint')}</p>
        </Note>
      )}
      {together?.unreadable && (
        <Note tone="warn" icon="warn" arrives="alert" title={say('room.unreadable')}>
          <p>{say('room.unreadableHint')}</p>
          <div className="row">
            <button type="button" className="btn sm" onClick={onLastValid}>
              {say('room.lastValid')}
            </button>
          </div>
        </Note>
      )}
    </>
  );
}
