import { queryOptions, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { latePart } from '../../ui/late.js';
import { call } from '../../api/client.js';
import { useSay } from '../../text/words.js';
import { Loading } from '../../ui/states.js';

const FileRecord = latePart(async () => (await import('./file-record.js')).default, <Loading />);

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
      {open && files.map((file) => <FileRecord key={file.id} file={file} />)}
    </details>
  );
}
