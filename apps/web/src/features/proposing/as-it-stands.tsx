import { useQuery } from '@tanstack/react-query';
import { excerptOf, html, parse, redlineHtml, type Change } from '@tarmeem/document';
import type { ProposalView } from '@tarmeem/contract';
import { call } from '../../api/client.js';
import { ChangeText } from '../../redline/change-text.js';
import { isBodyChange, lineOf } from '../../text/change-words.js';
import { useSay, type Say } from '../../text/words.js';
import { Failure, Loading, Note } from '../../ui/states.js';
import { redlineWords } from './redline-words.js';
import type { Described, Standing } from './standing.js';
import '../../text/words-of/proposing.js';
import '../../styles/as-it-stands.css';

/** Everything that would be submitted now, marked against the published text, so that its sender reads it first. */
export default function AsItStands({ proposal, standing }: { proposal: ProposalView; standing: Standing }) {
  const say = useSay();
  const sections = standing.sections.filter(({ changes }) => changes.length > 0);
  return (
    <Note tone="warn" icon="two" arrives="alert" title={say('submit.moved')}>
      <div className="as-it-stands" tabIndex={0} role="region" aria-label={say('submit.asItStands')}>
        {sections.map(({ sectionId, changes }) => (
          <section key={sectionId}>
            <h2 dir="auto">{proposal.sections.find((each) => each.sectionId === sectionId)?.heading}</h2>
            {changes.map((change, at) => !isBodyChange(change.payload) && <Line key={at} change={change} />)}
            {changes.some(({ payload }) => isBodyChange(payload)) && (
              <Redline
                params={{ proposalId: proposal.id, sectionId }}
                contentHash={standing.contentHash}
                changes={changes.map(({ payload }) => payload).filter(isBodyChange)}
              />
            )}
          </section>
        ))}
        {sections.length === 0 && <p>{say('read.noChanges')}</p>}
      </div>
    </Note>
  );
}

const isStep = (kind: unknown): kind is 'added' | 'moved' | 'retired' =>
  kind === 'added' || kind === 'moved' || kind === 'retired';

const textIn = (value: unknown): string => (typeof value === 'string' ? value : '');

/** A heading, or a section added, moved or retired; an added one with its text. */
function Line({ change: { aspect, payload } }: { change: Described }) {
  const say = useSay();
  const of = (name: string): unknown => Reflect.get(Object(payload), name);
  const kind = of('kind');
  const line = lineOf(say, {
    aspect,
    payload,
    structure: isStep(kind) ? { kind, heading: textIn(of('heading')), from: null, to: null } : null,
  });
  return (
    <>
      <p>
        {line.verb} {line.place}
      </p>
      <ChangeText line={line} />
      {/* HTML of the document core, which escapes every word */}
      {kind === 'added' && (
        <div className="doc rich" dir="auto" dangerouslySetInnerHTML={{ __html: html(parse(of('body'))) }} />
      )}
    </>
  );
}

interface RedlineProps {
  params: { proposalId: string; sectionId: string };
  contentHash: string;
  changes: readonly Change[];
}

/** The paragraphs of a section that are changed, with the changes marked in them. */
function Redline({ params, contentHash, changes }: RedlineProps) {
  const say = useSay();
  const copy = useQuery({
    queryKey: ['proposals', params.proposalId, 'as-it-stands', params.sectionId, contentHash],
    queryFn: ({ signal }) => call('workingCopy', { params, signal }),
    gcTime: 0,
    staleTime: Infinity,
  });
  if (copy.error) return <Failure error={copy.error} onAgain={() => void copy.refetch()} />;
  if (!copy.data) return <Loading />;
  const drawn = marked(say, copy.data.base.body, changes);
  if (drawn === null)
    return changes.map((payload, at) => <ChangeText key={at} line={lineOf(say, { aspect: 'body', payload })} />);
  // HTML of the document core, which escapes every word
  return <div className="doc rich" dir="auto" dangerouslySetInnerHTML={{ __html: drawn }} />;
}

/** Null where the published text is another already than the changes were made on. */
function marked(say: Say, body: unknown, changes: readonly Change[]): string | null {
  try {
    const excerpt = excerptOf(parse(body), changes);
    return redlineHtml(excerpt.doc, excerpt.within(changes), {
      words: redlineWords(say),
      number: null,
      view: 'changes',
    });
  } catch {
    return null;
  }
}
