import { useEffect, useState, type ReactNode } from 'react';
import { useSay, type Key } from '../text/words.js';
import { Dialog } from './dialog.js';
import { useReload } from './use-reload.js';

type Part<Props> = (props: Props) => ReactNode;
type Load<Props> = () => Promise<Part<Props>>;

/**
 * A part of a screen that is loaded when it is first shown. Where it does not come, that is said in its place: the screen around it, and
 * what is written there, stay. A browser asks for a script once: it comes when the page is loaded again, which is left to the person.
 */
function late<Props extends object>(
  load: Load<Props>,
  { instead, meanwhile }: { instead: (props: Props) => ReactNode; meanwhile?: ReactNode },
): Part<Props> {
  let part: Part<Props> | undefined;
  return function Late(props: Props) {
    const [Part, setPart] = useState(() => part);
    const [failed, setFailed] = useState(false);
    useEffect(() => {
      if (part) return undefined;
      let gone = false;
      load().then(
        (it) => {
          part = it;
          if (!gone) setPart(() => it);
        },
        () => gone || setFailed(true),
      );
      return () => void (gone = true);
    }, []);
    if (Part) return <Part {...props} />;
    return failed ? instead(props) : meanwhile;
  };
}

/** A dialog that is loaded when it is asked for; `offline` says what it needs a connection for. */
export const lateDialog = <Props extends { onClose: () => void }>(load: Load<Props>, offline?: Key): Part<Props> =>
  late(load, { instead: ({ onClose }) => <DialogNotCome offline={offline} onClose={onClose} /> });

/** A part within a screen; `meanwhile` stands there until it comes. */
export const latePart = <Props extends object>(load: Load<Props>, meanwhile: ReactNode = null): Part<Props> =>
  late(load, { instead: () => <PartNotCome />, meanwhile });

function DialogNotCome({ offline, onClose }: { offline: Key | undefined; onClose: () => void }) {
  const say = useSay();
  const [isOffline] = useState(() => !navigator.onLine);
  const { reload, stillNone } = useReload();
  return (
    <Dialog
      title={say(isOffline ? 'app.offline' : 'app.partUnfetched')}
      lead={say(isOffline ? (offline ?? 'app.offlineHint') : 'app.unfetchedHint')}
      onClose={onClose}
      footer={
        <>
          <button type="button" className="btn" onClick={reload}>
            {say('app.reload')}
          </button>
          <button type="button" className="btn pri" data-first onClick={onClose}>
            {say('app.goBack')}
          </button>
        </>
      }
    >
      {stillNone && <p role="alert">{say('app.noConnection')}</p>}
    </Dialog>
  );
}

function PartNotCome() {
  const say = useSay();
  const { reload, stillNone } = useReload();
  return (
    <p className="small muted" role="status">
      {say('app.partUnfetched')}{' '}
      <button type="button" className="link" onClick={reload}>
        {say('app.reload')}
      </button>{' '}
      {stillNone && say('app.noConnection')}
    </p>
  );
}
