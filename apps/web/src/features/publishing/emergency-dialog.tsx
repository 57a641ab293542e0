import { useQuery } from '@tanstack/react-query';
import type { OutlineEntry, SectionView } from '@tarmeem/contract';
import { useCallback, useEffect, useRef, useState } from 'react';
import { latePart } from '../../ui/late.js';
import { call } from '../../api/client.js';
import { outlineQuery } from '../../api/queries.js';
import { useSay } from '../../text/words.js';
import { Field } from '../../ui/field.js';
import { Answered, Loading, Note } from '../../ui/states.js';
import { AskDialog, Incomplete } from './ask-dialog.js';
import { NoteFields } from './note-fields.js';
import '../../text/words-of/review.js';
import '../../text/words-of/publishing.js';
import '../../text/words-of/deciding.js';

const WordsEditor = latePart(async () => (await import('../../editor/words-editor.js')).default, <Loading />);

/** Words, and the text they were written over: what came out meanwhile is not what their writer saw. */
interface Written {
  over: SectionView;
  heading: string;
  body: unknown;
}

/** Writes one section anew and publishes it at once: the only publication without a second person, and it says so. */
export function EmergencyDialog({
  slug,
  onClose,
  onDone,
}: {
  slug: string;
  onClose: () => void;
  onDone: (number: string) => void;
}) {
  const say = useSay();
  const outline = useQuery(outlineQuery(slug));
  const [sectionId, setSectionId] = useState('');
  const [note, setNote] = useState({ changeNote: '', major: false });
  const [missing, setMissing] = useState(false);
  const written = useRef<Written | null>(null);
  const keep = useCallback((it: Written) => void (written.current = it), []);
  const number = useRef('');
  const section = useQuery({
    queryKey: ['documents', slug, 'sections', sectionId],
    queryFn: ({ signal }) => call('section', { params: { slug, sectionId }, signal }),
    enabled: sectionId !== '',
  });
  const act = async (reason: string, key: string) => {
    const it = written.current;
    if (it?.over.sectionId !== sectionId || note.changeNote.trim() === '') {
      setMissing(true);
      throw new Incomplete();
    }
    const { over, heading, body } = it;
    const edition = await call('publishInEmergency', {
      params: { slug },
      key,
      body: {
        reason,
        changeNote: note.changeNote.trim(),
        major: note.major,
        sections: [{ sectionId, baseHash: over.hash, heading, body: body as { type: 'doc'; content: unknown[] } }],
      },
    });
    number.current = edition.number;
  };
  return (
    <AskDialog
      wide
      title={say('emergency.title')}
      field={{ label: say('emergency.why'), hint: say('emergency.whyHint'), missing: say('problem.reason-missing') }}
      button={say('emergency.do')}
      grave
      act={act}
      onDone={() => onDone(number.current)}
      onClose={onClose}
    >
      <Note tone="bad" icon="stop" title={say('emergency.alone')}>
        {say('emergency.flagged')}
      </Note>
      <Field label={say('emergency.section')} error={missing && !section.data ? say('emergency.choose') : undefined}>
        {(ids) => (
          <select {...ids} className="in" value={sectionId} onChange={(event) => setSectionId(event.target.value)}>
            <option value="">{say('emergency.choose')}</option>
            {(outline.data?.sections ?? []).map((each) => (
              <option key={each.sectionId} value={each.sectionId}>
                {indented(each)}
              </option>
            ))}
          </select>
        )}
      </Field>
      {sectionId !== '' && (
        <Answered query={section}>{(data) => <Words key={data.sectionId} section={data} onWrite={keep} />}</Answered>
      )}
      <NoteFields
        note={note}
        onNote={setNote}
        error={missing && note.changeNote.trim() === '' ? say('emergency.noteMissing') : undefined}
      />
    </AskDialog>
  );
}

const indented = ({ depth, heading }: OutlineEntry): string => `${'\u2003'.repeat(Math.max(0, depth))}${heading}`;

function Words({ section, onWrite }: { section: SectionView; onWrite: (it: Written) => void }) {
  const say = useSay();
  const [over] = useState(section);
  const it = useRef<Written>({ over, heading: over.heading, body: over.body });
  const [heading, setHeading] = useState(over.heading);
  useEffect(() => onWrite(it.current), [onWrite]);
  const write = (next: Partial<Pick<Written, 'heading' | 'body'>>) => {
    it.current = { ...it.current, ...next };
    onWrite(it.current);
  };
  return (
    <>
      <Field label={say('counter.heading')}>
        {(ids) => (
          <input
            {...ids}
            className="in doc"
            dir="auto"
            maxLength={300}
            value={heading}
            onChange={(event) => {
              setHeading(event.target.value);
              write({ heading: event.target.value });
            }}
          />
        )}
      </Field>
      <WordsEditor label={over.heading} base={over.body} onWrite={(body) => write({ body })} />
    </>
  );
}
