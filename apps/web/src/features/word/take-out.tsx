import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { OutlineEntry } from '@tarmeem/contract';
import { outlineQuery } from '../../api/queries.js';
import { useSay } from '../../text/words.js';
import { Answered, Blank } from '../../ui/states.js';
import { useDocument } from '../../ui/document.js';
import { useTitle } from '../../ui/shell.js';
import { Tree } from '../../ui/tree.js';
import { wordAddress } from './bring-back.acts.js';
import '../../text/words-of/exchange.js';
import '../../styles/word.css';

/** Several sections leave as one Word file: choose them, save it. */
export function TakeOut() {
  const say = useSay();
  useTitle(say('word.out'));
  const { slug } = useDocument();
  const outline = useQuery(outlineQuery(slug));
  return (
    <main id="main" className="page stack">
      <p>
        <Link className="link" to="/proposals">
          {say('word.back')}
        </Link>
      </p>
      <h1>{say('word.out')}</h1>
      <Answered query={outline}>
        {({ sections }) =>
          sections.some(({ mayPropose }) => mayPropose) ? (
            <Choose sections={withThoseAbove(sections)} />
          ) : (
            <Blank title={say('home.sections.none')} />
          )
        }
      </Answered>
    </main>
  );
}

function Choose({ sections }: { sections: readonly OutlineEntry[] }) {
  const say = useSay();
  const { slug } = useDocument();
  const own = sections.filter(({ mayPropose }) => mayPropose).map(({ sectionId }) => sectionId);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const put = (ids: readonly string[], isIn: boolean) => {
    const next = new Set(chosen);
    for (const id of ids)
      if (isIn) next.add(id);
      else next.delete(id);
    setChosen(next);
  };
  // In the order of the text, whatever they were chosen in.
  const ids = own.filter((id) => chosen.has(id));
  return (
    <div className="stack">
      <p className="words">{say('word.outLead')}</p>
      <fieldset className="out-sections">
        <legend>{say('word.outSections')}</legend>
        {own.length > 1 && (
          <label className="opt">
            <input
              type="checkbox"
              checked={ids.length === own.length}
              onChange={(event) => put(own, event.currentTarget.checked)}
            />
            <span>{say('word.outAll')}</span>
          </label>
        )}
        <Tree
          sections={sections}
          renderLine={({ sectionId, heading, mayPropose }) =>
            mayPropose ? (
              <label className="opt">
                <input
                  type="checkbox"
                  checked={chosen.has(sectionId)}
                  onChange={(event) => put([sectionId], event.currentTarget.checked)}
                />
                <span>
                  <bdi>{heading}</bdi>
                </span>
              </label>
            ) : null
          }
        />
      </fieldset>
      <div className="row">
        {ids.length > 0 ? (
          <a className="btn pri" href={wordAddress(slug, ids)} download>
            {say('word.outSave', { count: ids.length })}
          </a>
        ) : (
          <>
            <button type="button" className="btn pri" aria-disabled="true" aria-describedby="out-none">
              {say('word.outSave', { count: 0 })}
            </button>
            <span className="small muted" id="out-none">
              {say('word.outNone')}
            </span>
          </>
        )}
        <Link className="btn" to="/proposals/word">
          {say('word.bring')}
        </Link>
      </div>
    </div>
  );
}

/** The sections that one may propose on, with those they stand under. */
function withThoseAbove(sections: readonly OutlineEntry[]): OutlineEntry[] {
  const byId = new Map(sections.map((section) => [section.sectionId, section]));
  const kept = new Set<string>();
  for (const section of sections)
    if (section.mayPropose)
      for (let at: OutlineEntry | undefined = section; at; at = byId.get(at.parentId ?? '')) kept.add(at.sectionId);
  return sections.filter(({ sectionId }) => kept.has(sectionId));
}
