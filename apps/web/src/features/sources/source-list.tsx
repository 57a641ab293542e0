import type { SourceView } from '@tarmeem/contract';
import type { ReactNode } from 'react';
import { useSay } from '../../text/words.js';
import '../../text/words-of/sources.js';

interface SourceListProps {
  proposalId: string;
  sources: readonly SourceView[];
  /** What can be done with one, behind it. */
  act?: (source: SourceView) => ReactNode;
}

/** Sources as they are cited: title, where in it, the way to it on the web, the paper. */
export default function SourceList({ proposalId, sources, act }: SourceListProps) {
  const say = useSay();
  if (sources.length === 0) return null;
  return (
    <ul className="sources small" aria-label={say('sources.list', { count: sources.length })}>
      {sources.map((source) => {
        const { id, title, locator, link, file } = source;
        return (
          <li key={id}>
            {link ? (
              <a href={link} rel="noreferrer nofollow" target="_blank">
                <bdi>{title}</bdi>
              </a>
            ) : (
              <bdi>{title}</bdi>
            )}
            {locator && (
              <>
                , <bdi>{locator}</bdi>
              </>
            )}
            {file && (
              <>
                {' · '}
                <a href={`/api/v1/proposals/${proposalId}/sources/${id}/file`} download>
                  {say('sources.fileOf', { name: file.name })}
                </a>
              </>
            )}
            {act && <> {act(source)}</>}
          </li>
        );
      })}
    </ul>
  );
}
