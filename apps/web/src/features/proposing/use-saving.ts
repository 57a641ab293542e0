import { useQueryClient } from '@tanstack/react-query';
import { parse, toJson } from '@tarmeem/document';
import type { ProposalView, WorkingCopyView } from '@tarmeem/contract';
import type { Editor } from '@tiptap/core';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { call } from '../../api/client.js';
import { Autosave, type SaveState, type Writing } from '../../editor/autosave.js';
import { keptText } from '../../editor/kept-text.js';
import { toDocument } from '../../editor/live-redline.js';

interface Options {
  copy: WorkingCopyView;
  proposal: ProposalView;
  personId: string;
}

/** Saving of one section: the state in words, the text kept on this device, and the last save when the page goes away. */
export function useSaving({ copy, proposal, personId }: Options) {
  const client = useQueryClient();
  const params = useMemo(
    () => ({ proposalId: copy.proposalId, sectionId: copy.sectionId }),
    [copy.proposalId, copy.sectionId],
  );
  const kept = useMemo(() => keptText(personId, params.proposalId, params.sectionId), [personId, params]);
  const [state, setState] = useState<SaveState>(() =>
    copy.savedAt ? { is: 'saved', at: copy.savedAt } : { is: 'untouched' },
  );
  const editor = useRef<Editor | null>(null);
  const heading = useRef(copy.heading);
  const known = useRef(proposal.sections.some(({ sectionId }) => sectionId === copy.sectionId));
  const autosave = useMemo(
    () =>
      new Autosave({
        text: { heading: copy.heading, body: toJson(parse(copy.body)) },
        start: { version: copy.version, generation: copy.generation, savedAt: copy.savedAt },
        save: async (writing, seen) => {
          const saved = await call('saveWorkingCopy', {
            params,
            version: seen.version,
            body: {
              generation: seen.generation,
              heading: writing.heading,
              body: { ...writing.body, content: [...(writing.body.content ?? [])] },
            },
          });
          if (!known.current) {
            known.current = true;
            void client.invalidateQueries({ queryKey: ['proposals', params.proposalId], exact: true });
          }
          return saved;
        },
        keep: kept.write,
        onState: setState,
      }),
    [copy, params, kept, client],
  );
  useEffect(
    () => () => {
      autosave.end();
      void autosave.flush();
    },
    [autosave],
  );
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (autosave.synced) return;
      void autosave.flush();
      event.preventDefault();
    };
    const online = () => void autosave.flush();
    addEventListener('beforeunload', warn);
    addEventListener('online', online);
    return () => {
      removeEventListener('beforeunload', warn);
      removeEventListener('online', online);
    };
  }, [autosave]);
  const write = useCallback(() => {
    if (!editor.current || !heading.current.trim()) return;
    const writing: Writing = { heading: heading.current.trim(), body: toJson(toDocument(editor.current.state.doc)) };
    autosave.write(writing);
  }, [autosave]);
  return { state, autosave, kept, editor, heading, write };
}
