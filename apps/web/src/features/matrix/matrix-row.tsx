import type { MatrixRow as Row } from '@tarmeem/contract';
import { Link } from '@tanstack/react-router';
import { useSay } from '../../text/words.js';
import { hasRole, useMe } from '../account/session.js';
import '../../text/words-of/matrix.js';
import '../../text/words-of/answering.js';

const looks: Partial<Record<Row['fate'], string>> = {
  accepted: 'st ok',
  'accepted-with-changes': 'st ok',
  'accepted-in-part': 'st ok',
  rejected: 'st no',
  returned: 'st back',
};

/** One remark or one proposed change with what became of it. */
export function MatrixRow({ row, slug }: { row: Row; slug: string }) {
  const say = useSay();
  const me = useMe();
  const said =
    row.what === 'feedback' ? (
      <Link to="/feedback/$feedbackId" params={{ feedbackId: row.id }}>
        {row.number}
      </Link>
    ) : row.proposalId && hasRole(me, 'moderator') ? (
      <Link to="/desk/$proposalId" params={{ proposalId: row.proposalId }}>
        {row.number}
      </Link>
    ) : (
      row.number
    );
  return (
    <tr>
      <th scope="row" className="num">
        {said}
      </th>
      <td data-of={say('matrix.from')}>
        <bdi>{row.from || say('matrix.reader')}</bdi>
      </td>
      <td data-of={say('matrix.place')}>
        {row.section ? (
          <a className="link" href={`/s/${row.section.sectionId}`}>
            <bdi>{row.section.heading}</bdi>
          </a>
        ) : (
          say('matrix.whole')
        )}
        {row.anchor && row.anchor !== 'EXACT' && <p className="small muted">{say(`matrix.anchor.${row.anchor}`)}</p>}
      </td>
      <td className="doc" dir="auto">
        {row.quote && <p className="muted">“{row.quote}”</p>}
        {row.withheld ? (
          <p className="muted">{say(`matrix.withheld.${row.withheld}`)}</p>
        ) : (
          <p dir="auto">{row.proposed || row.comment}</p>
        )}
        {row.proposed && <p className="small muted">{row.comment}</p>}
      </td>
      <td>
        <span className={looks[row.fate] ?? 'st'}>{say(`fate.${row.fate}`)}</span>
      </td>
      <td data-of={row.response ? say('matrix.response') : undefined}>
        {row.response ? (
          <p className="doc" dir="auto">
            {row.response}
          </p>
        ) : (
          row.fate === 'open' && <span className="small muted">{say('matrix.unanswered')}</span>
        )}
      </td>
      <td data-of={row.edition ? say('matrix.edition') : undefined}>
        {row.edition && (
          <a className="link" href={`/${slug}/editions/${row.edition}`}>
            {row.edition}
          </a>
        )}
        {row.duplicateOf !== null && `F ${String(row.duplicateOf)}`}
      </td>
    </tr>
  );
}
