import type { OutlinePreview } from '@tarmeem/contract';
import { useId } from 'react';
import { useSay } from '../../text/words.js';
import '../../text/words-of/exchange.js';
import '../../styles/word.css';

type Part = OutlinePreview['parts'][number];
interface OutlineTreeProps {
  preview: OutlinePreview;
  /** The jurisdiction of each top-level part; '': none. */
  codes: Readonly<Record<number, string>>;
  onChoose: (part: number, code: string) => void;
}

/** The sections in their order, those below others within them. At each top-level one a person says whose it is. */
export function OutlineTree(props: OutlineTreeProps) {
  const say = useSay();
  const id = useId();
  return (
    <section className="sec stack" aria-labelledby={id}>
      <h2 id={id}>{say('import.sections')}</h2>
      <p className="muted">{say('import.sectionsHint')}</p>
      <Branch {...props} parts={props.preview.parts} depth={0} />
    </section>
  );
}

function Branch({ parts, depth, ...props }: OutlineTreeProps & { parts: readonly Part[]; depth: number }) {
  const starts = parts.flatMap((part, at) => (part.depth === depth ? [at] : []));
  return (
    <ol className={`plain outline-tree${depth > 0 ? ' under' : ''}`}>
      {starts.map((at, index) => {
        const below = parts.slice(at + 1, starts[index + 1]);
        return (
          <li key={parts[at]!.part}>
            <Row part={parts[at]!} {...props} />
            {below.length > 0 && <Branch {...props} parts={below} depth={depth + 1} />}
          </li>
        );
      })}
    </ol>
  );
}

function Row({ part, preview, codes, onChoose }: OutlineTreeProps & { part: Part }) {
  const say = useSay();
  return (
    <div className="outline-row">
      <div>
        <p>
          <strong dir="auto">{part.heading}</strong>{' '}
          <span className="muted small">{say('import.words', { count: part.words })}</span>
        </p>
        {part.begins !== '' && (
          <p className="muted small begins" dir="auto">
            {part.begins}
          </p>
        )}
      </div>
      {part.depth === 0 && (
        <select
          className="in"
          aria-label={say('import.jurisdictionOf', { heading: part.heading })}
          value={codes[part.part] ?? ''}
          onChange={({ target }) => onChoose(part.part, target.value)}
        >
          <option value="">{say('import.noJurisdiction')}</option>
          {preview.jurisdictions.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      )}
    </div>
  );
}
