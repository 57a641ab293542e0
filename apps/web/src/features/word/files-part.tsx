import { queryOptions, useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { call } from '../../api/client.js';
import { useSay } from '../../text/words.js';
import { Loading } from '../../ui/states.js';

const FileRecord = lazy(() => import('./file-record.js'));

export const filesQuery = (proposalId: string) =>
  queryOptions({
    queryKey: ['proposals', proposalId, 'files'],
    queryFn: ({ signal }) => call('importedFiles', { params: { proposalId }, signal }),
    staleTime: 5 * 60_000,
  });

/** The Word files that a proposal was made from, shown when somebody opens it; nothing where there are none. */
export function FilesPart({ proposalId }: { proposalId: string }) {
  const say = useSay();
  const [open, setOpen] = useState(false);
  const { data: files = [] } = useQuery(filesQuery(proposalId));
  if (files.length === 0) return null;
  return (
    <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="small">{say('editor.files', { count: files.length })}</summary>
      {open && (
        <Suspense fallback={<Loading />}>
          {files.map((file) => (
            <FileRecord key={file.id} file={file} />
          ))}
        </Suspense>
      )}
    </details>
  );
}
