import { useQuery } from '@tanstack/react-query';
import type { RecoveryCodesView } from '@tarmeem/contract';
import { useState } from 'react';
import { encode } from 'uqr';
import { call } from '../../api/client.js';
import { useSay } from '../../text/words.js';
import { Answered } from '../../ui/states.js';
import { CodeForm } from './code-form.js';
import { RecoveryCodes } from './recovery-codes.js';
import '../../text/words-of/account.js';

interface EnrolmentProps {
  /** The factor is on; what is left is to keep the codes. Going back would lose them. */
  onProven: () => void;
  /** The codes were kept. */
  onDone: (done: RecoveryCodesView) => void;
}

/** A second factor from nothing: scan, prove, keep the recovery codes. */
export function Enrolment({ onProven, onDone }: EnrolmentProps) {
  const say = useSay();
  const [done, setDone] = useState<RecoveryCodesView | null>(null);
  const offer = useQuery({
    queryKey: ['enrolment'],
    queryFn: () => call('beginEnrolment'),
    // Each asking makes another secret: the one on the screen stays the one that is meant.
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  if (done) return <RecoveryCodes codes={done.recoveryCodes} onKept={() => onDone(done)} />;
  return (
    <Answered query={offer}>
      {({ uri, secret }) => (
        <>
          <p>{say('enrol.scan')}</p>
          <QrCode text={uri} label={say('enrol.qr')} />
          <p className="only-narrow">
            <a className="link" href={uri}>
              {say('enrol.open')}
            </a>
          </p>
          <p>
            <span className="small muted">{say('enrol.type')}</span>
            <br />
            <bdi className="key-text" dir="ltr">
              {secret.replaceAll(/(.{4})(?=.)/g, '$1 ')}
            </bdi>
          </p>
          <CodeForm
            label={say('enrol.code')}
            button={say('enrol.finish')}
            send={(code) => call('finishEnrolment', { body: { code } })}
            onDone={(it) => {
              setDone(it);
              onProven();
            }}
          />
        </>
      )}
    </Answered>
  );
}

/** Dark on white in both themes: cameras read nothing else for certain. */
function QrCode({ text, label }: { text: string; label: string }) {
  const { data, size } = encode(text, { border: 2 });
  const path = data
    .flatMap((line, y) => line.flatMap((dark, x) => (dark ? [`M${String(x)} ${String(y)}h1v1h-1z`] : [])))
    .join('');
  return (
    <svg className="qr" role="img" aria-label={label} viewBox={`0 0 ${String(size)} ${String(size)}`}>
      <path d={path} fill="#000" shapeRendering="crispEdges" />
    </svg>
  );
}
