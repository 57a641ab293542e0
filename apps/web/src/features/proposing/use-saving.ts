import { useQueryClient } from '@tanstack/react-query';
import { headingFault, parse, toJson, type DocJson } from '@tarmeem/document';
import type { ProposalView, WorkingCopyView } from '@tarmeem/contract';
import type { Editor } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { call } from '../../api/client.js';
import { draftOutlineQuery } from '../../api/queries.js';
import { isLeftUnasked, lastWords, sentBy } from '../../api/saves-under-way.js';
import { Autosave, type SaveState, type Saving, type Writing } from '../../editor/autosave.js';
import { keptText, type UnsentText } from '../../editor/kept-text.js';
import { toDocument } from '../../editor/live-redline.js';
import type { Room, RoomState } from '../../editor/room.js';
import { holdSlot } from '../../editor/window-lock.js';

interface Options {
  copy: WorkingCopyView;
  proposal: ProposalView;
  personId: string;
  room: Room | null;
  onHeading: (heading: string, mine: string | null) => void;
  /** The room is closed to this browser. */
  onGone: (reason: string) => void;
}

/** Saving of one section: the state in words, the text kept on this device, and the last save when the page goes away. */
export function useSaving({ copy, proposal, personId, room, onHeading, onGone }: Options) {
  const client = useQueryClient();
  const params = useMemo(
    () => ({ proposalId: copy.proposalId, sectionId: copy.sectionId }),
    [copy.proposalId, copy.sectionId],
  );
  /** Whether the device keeps what is not on the server: a full or refused storage keeps nothing. */
  const [onDevice, setOnDevice] = useState(true);
  const kept = useMemo(() => keptText({ personId, ...params }, setOnDevice), [personId, params]);
  const [state, setState] = useState<SaveState>(() =>
    copy.savedAt ? { is: 'saved', at: copy.savedAt } : { is: 'untouched' },
  );
  const editor = useRef<Editor | null>(null);
  const heading = useRef(room?.heading() ?? copy.heading);
  /** The last heading that was one: while the field is empty, the text is saved under it. */
  const named = useRef(heading.current || copy.heading);
  const [together, setTogether] = useState<RoomState | null>(null);
  /** Offers words to their author that the text has no place for. */
  const offer = useRef<(words: UnsentText) => void>(() => undefined);
  const told = useRef({ onHeading, onGone });
  told.current = { onHeading, onGone };
  const known = useRef(proposal.sections.some(({ sectionId }) => sectionId === copy.sectionId));
  const marked = useRef(false);
  const touch = useCallback(() => {
    // The contents say that the section is changed from its first words on.
    if (!marked.current) void client.invalidateQueries(draftOutlineQuery(params.proposalId));
    marked.current = true;
    if (known.current) return;
    known.current = true;
    void client.invalidateQueries({ queryKey: ['proposals', params.proposalId], exact: true });
  }, [client, params]);
  const autosave = useMemo((): Saving => {
    const start = { version: copy.version, generation: copy.generation, savedAt: copy.savedAt };
    if (room)
      return room.saving({
        start,
        text: { heading: copy.heading, body: toJson(parse(copy.body)) },
        keep: kept.write,
        onState: (now) => {
          setState(now);
          if (now.is === 'saved') touch();
        },
        onPeople: setTogether,
        onHeading: (to, mine) => {
          heading.current = to;
          told.current.onHeading(to, mine);
        },
        onGone: (reason) => told.current.onGone(reason),
        onOrphaned: ({ begun, body }, seen) => {
          const { current: of } = named;
          offer.current(kept.beside({ heading: of, body, seen, begun: { heading: of, body: begun }, orphaned: true }));
        },
        latest: () => call('workingCopy', { params }),
      });
    return new Autosave({
      text: { heading: copy.heading, body: toJson(parse(copy.body)) },
      start,
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
        touch();
        return saved;
      },
      keep: kept.write,
      onState: setState,
    });
  }, [copy, params, kept, room, touch]);
  useEffect(() => {
    const free = holdSlot(kept.own);
    const ended = sentBy(() => autosave.flush());
    return () => {
      ended();
      // Alone the last words are still under way; a room has them, or the device keeps them.
      kept.settle();
      const last = room ? Promise.resolve() : autosave.flush();
      lastWords(params.sectionId, last);
      void last.finally(free);
      autosave.end();
    };
  }, [autosave, room, kept, params]);
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (autosave.synced || isLeftUnasked()) return;
      void autosave.flush();
      event.preventDefault();
    };
    const online = () => void autosave.flush();
    addEventListener('beforeunload', warn);
    addEventListener('online', online);
    addEventListener('pagehide', kept.settle);
    document.addEventListener('visibilitychange', kept.settle);
    return () => {
      removeEventListener('beforeunload', warn);
      removeEventListener('online', online);
      removeEventListener('pagehide', kept.settle);
      document.removeEventListener('visibilitychange', kept.settle);
    };
  }, [autosave, kept]);
  const write = useCallback(() => {
    if (!editor.current) return;
    if (headingFault(heading.current) === null) named.current = heading.current.trim();
    autosave.write(writingOf(named.current, editor.current.state.doc));
  }, [autosave]);
  return { state, onDevice, autosave, kept, editor, heading, write, together, offer };
}

/** What stands on the screen this moment. It becomes a text of the library only when it is sent or kept, not with each key. */
function writingOf(heading: string, doc: Node): Writing {
  let body: DocJson | undefined;
  return {
    heading,
    get body() {
      return (body ??= toJson(toDocument(doc)));
    },
  };
}
