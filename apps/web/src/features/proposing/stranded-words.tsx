import { useMutation } from '@tanstack/react-query';
import { compare, excerptOf, html, parse, redlineHtml, toJson, type RedlineWords } from '@tarmeem/document';
import { useEffect, useState } from 'react';
import { call } from '../../api/client.js';
import { dropKept, keptOf, readKept, type KeptText } from '../../editor/kept-text.js';
import { unsentText, type UnsentText } from '../../editor/unsent-text.js';
import { whenFree } from '../../editor/window-lock.js';
import { useLanguage } from '../../text/words.js';
import { Note } from '../../ui/states.js';
import { useMe } from '../account/session.js';
import { copyText } from './copy-text.js';
import { redlineWords } from './redline-words.js';
import '../../text/words-of/conflicts.js';
import '../../text/words-of/room.js';

interface StrandedWordsProps {
  proposalId: string;
  /** Those of one section; absent: of every one. */
  sectionId?: string;
  /** The text may come back to be written in: they are offered there then. */
  returns?: boolean;
}

/**
 * What its author typed in a text that can't be written in any more, and the server never got: it was submitted, closed, retired or
 * discarded meanwhile. It can be read and copied until its author lets it go.
 */
export default function StrandedWords({ proposalId, sectionId: only, returns = false }: StrandedWordsProps) {
  const me = useMe();
  const [left, setLeft] = useState<readonly UnsentText[]>([]);
  useEffect(() => {
    const ended = new AbortController();
    const { signal } = ended;
    const without = (slot: string | null) => setLeft((before) => before.filter((each) => each.slot !== slot));
    const show = async (slot: string, sectionId: string) => {
      const stranded = await strandedIn(slot, { proposalId, sectionId });
      if (stranded && !signal.aborted)
        setLeft((before) => [...before.filter((each) => each.slot !== slot), stranded].sort(byTime));
    };
    for (const { slot, sectionId } of keptOf(me.id, proposalId))
      if (only === undefined || only === sectionId) whenFree(slot, signal, () => void show(slot, sectionId));
    addEventListener('storage', ({ key, newValue }) => newValue === null && without(key), { signal });
    return () => {
      ended.abort();
      setLeft([]);
    };
  }, [me.id, proposalId, only]);
  return left.map(({ slot, text }) => (
    <Stranded
      key={slot}
      text={text}
      returns={returns}
      onDrop={() => {
        dropKept(slot);
        setLeft((before) => before.filter((each) => each.slot !== slot));
      }}
    />
  ));
}

const byTime = (one: UnsentText, other: UnsentText): number => one.text.at.localeCompare(other.text.at);

/** What a place keeps and the server does not hold; where that can't be asked, all that is kept. */
async function strandedIn(slot: string, params: { proposalId: string; sectionId: string }): Promise<UnsentText | null> {
  const stored = await call('workingCopy', { params }).catch(() => null);
  if (stored) return unsentText(slot, () => ({ heading: stored.heading, body: toJson(parse(stored.body)) }));
  const text = readKept(slot);
  return text && { slot, text };
}

function Stranded({ text, returns, onDrop }: { text: KeptText; returns: boolean; onDrop: () => void }) {
  const { say, when } = useLanguage();
  const heading = text.begun?.heading ?? text.heading;
  const copy = useMutation({ mutationFn: () => copyText(text.body) });
  return (
    <Note tone="warn" icon="clock" arrives="status" title={say('stranded.title')}>
      <p>
        {say('stranded.hint', { when: when(text.at), heading })} {returns && say('stranded.returns')}
      </p>
      {heading !== text.heading && (
        <p>
          <strong dir="auto">{text.heading}</strong>
        </p>
      )}
      {/* HTML of the document core, which escapes every word */}
      <div className="doc rich" dir="auto" dangerouslySetInnerHTML={{ __html: drawn(text, redlineWords(say)) }} />
      <div className="row">
        <button type="button" className="btn sm" onClick={() => copy.mutate()}>
          {say('conflict.copyMine')}
        </button>
        <button type="button" className="btn sm" onClick={onDrop}>
          {say('stranded.drop')}
        </button>
      </div>
      <p role="status">{copy.isSuccess ? say('stranded.copied') : copy.isError && say('conflict.notCopied')}</p>
    </Note>
  );
}

/** The paragraphs in which something was written that did not arrive, with that marked; else the whole text. */
function drawn({ begun, body }: KeptText, words: RedlineWords): string {
  try {
    const mine = parse(body);
    if (!begun) return html(mine);
    const base = parse(begun.body);
    const changes = compare(base, mine);
    const excerpt = excerptOf(base, changes);
    return redlineHtml(excerpt.doc, excerpt.within(changes), { words, number: null, view: 'changes' });
  } catch {
    return '';
  }
}
