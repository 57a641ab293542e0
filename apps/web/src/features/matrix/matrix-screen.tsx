import { useInfiniteQuery } from '@tanstack/react-query';
import type { MatrixView } from '@tarmeem/contract';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { useLanguage } from '../../text/words.js';
import { useDocument } from '../../ui/document.js';
import { useTitle } from '../../ui/shell.js';
import { Blank, Closed, Failure, isClosed, Loading } from '../../ui/states.js';
import { WorkHeader } from '../../ui/work-header.js';
import { matrixSearch } from './matrix-search.js';
import { type Fate, matrixQuery } from './matrix.queries.js';
import { MatrixRow } from './matrix-row.js';
import '../../styles/matrix.css';
import '../../text/words-of/matrix.js';
import '../../text/words-of/answering.js';

const columns = [
  'matrix.number',
  'matrix.from',
  'matrix.place',
  'matrix.said',
  'matrix.fate',
  'matrix.response',
  'matrix.edition',
] as const;

/** The response matrix: every remark and every proposed change, once, and the same as files. */
export function Matrix() {
  const { say, locale } = useLanguage();
  const { slug, title } = useDocument();
  const { fate = null } = matrixSearch(useSearch({ strict: false }));
  const navigate = useNavigate();
  const setFate = (next: Fate | null) => void navigate({ to: '/matrix', search: next ? { fate: next } : {} });
  const list = useInfiniteQuery(matrixQuery(slug, fate, locale));
  useTitle(say('matrix.screen'));
  if (isClosed(list.error))
    return (
      <main className="page" id="main">
        <Closed error={list.error} />
      </main>
    );
  const first = list.data?.pages[0];
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <WorkHeader label={say('matrix.screen')}>
        <div>
          <h1>{say('matrix.screen')}</h1>
          <p className="meta">{say('matrix.lede')}</p>
        </div>
        <Downloads slug={slug} />
      </WorkHeader>
      {first && <Filters view={first} fate={fate} onFate={setFate} />}
      <main className="page wide" id="main">
        {list.error && !list.data ? <Failure error={list.error} onAgain={() => void list.refetch()} /> : null}
        {list.isPending ? <Loading onAgain={() => void list.refetch()} /> : null}
        {first && rows.length === 0 ? <Blank title={say('matrix.none')} /> : null}
        {rows.length > 0 && (
          // A wide table scrolls by itself; with the keyboard too.
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          <div className="wrapx" tabIndex={0} role="region" aria-label={say('matrix.title', { title })}>
            <table className="tb matrix">
              <thead>
                <tr>
                  {columns.map((name) => (
                    <th scope="col" key={name}>
                      {say(name)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <MatrixRow key={row.id} row={row} slug={slug} />
                ))}
              </tbody>
            </table>
          </div>
        )}
        {list.hasNextPage && (
          <button type="button" className="btn" onClick={() => void list.fetchNextPage()}>
            {say('app.more')}
          </button>
        )}
      </main>
    </>
  );
}

function Downloads({ slug }: { slug: string }) {
  const { say, locale } = useLanguage();
  const [names, setNames] = useState(false);
  const [iso, setIso] = useState(false);
  const label = useId();
  const query = `columns=${iso ? 'iso' : 'general'}&names=${names ? 'yes' : 'no'}&language=${locale}`;
  return (
    <div className="end row">
      <label className="opt">
        <input type="checkbox" checked={names} onChange={() => setNames(!names)} /> {say('matrix.names')}
      </label>
      <label className="opt">
        <input type="checkbox" checked={iso} onChange={() => setIso(!iso)} /> {say('matrix.iso')}
      </label>
      <div className="row" role="group" aria-labelledby={label}>
        <span id={label} className="small muted">
          {say('matrix.download')}
        </span>
        {(['docx', 'xlsx', 'csv'] as const).map((format) => (
          <a
            key={format}
            className="btn sm"
            download
            href={`/api/v1/documents/${slug}/response-matrix/file?format=${format}&${query}`}
          >
            {say(`matrix.as.${format}`)}
          </a>
        ))}
      </div>
    </div>
  );
}

interface FilterProps {
  view: MatrixView;
  fate: Fate | null;
  onFate: (fate: Fate | null) => void;
}

function Filters({ view, fate, onFate }: FilterProps) {
  const { say } = useLanguage();
  const some = (Object.keys(view.counts) as Fate[]).filter((one) => view.counts[one] > 0);
  return (
    <div className="fbar" role="region" aria-label={say('matrix.filters')}>
      <button type="button" className="chip" aria-pressed={fate === null} onClick={() => onFate(null)}>
        {say('matrix.all', { count: view.total })}
      </button>
      {some.map((one) => (
        <button type="button" key={one} className="chip" aria-pressed={fate === one} onClick={() => onFate(one)}>
          {say('matrix.one', { fate: say(`fate.${one}`), count: view.counts[one] })}
        </button>
      ))}
      <span className="end small muted">{say('matrix.sum', { count: view.total })}</span>
    </div>
  );
}
