import { type Action, actions } from './actions.js';
import { changeOutcomes, decidable, mayEverBecome } from './change-life.js';
import { feedbackLife, feedbackStates, feedbackSteps } from './feedback.js';
import { type ProposalFacts, proposalStates, type ProposalStep, proposalSteps, stepProposal } from './proposal.js';
import { type Role, roles } from './roles.js';
import { readers, type Thing, visibleTo } from './visibility.js';

/**
 * Whether a role, held at the place, allows an action on an object in a state. `own`: of one's own organisation only; `contributor`:
 * of whoever wrote in it, besides; `others`: of who wrote nothing in it.
 */
export type Allowed = 'yes' | 'own' | 'contributor' | 'others' | 'no';

/** One row of the matrix: what is done to what in which state, and whom each role lets do it. */
export interface PermissionRow {
  readonly object: string;
  readonly state: string;
  readonly action: string;
  readonly allowed: Readonly<Record<Role, Allowed>>;
}

const rowOf = (object: string, state: string, action: string, of: (role: Role) => Allowed): PermissionRow => ({
  object,
  state,
  action,
  allowed: Object.fromEntries(roles.map((role) => [role, of(role)])) as Record<Role, Allowed>,
});
const allows = (action: Action, role: Role): boolean => (actions[action].roles as readonly Role[]).includes(role);
const byRole = (action: Action) => (role: Role) =>
  allows(action, role) ? (actions[action].behalf ? 'own' : 'yes') : 'no';

/** A proposal on which the step is refused for nothing but the person and the state. */
function stepFor(role: Role, state: ProposalFacts['state'], step: ProposalStep) {
  return (isContributor: boolean): boolean => {
    const facts: ProposalFacts = {
      id: '',
      state,
      rounds: step === 'discard' ? 0 : 1,
      mayPropose: allows(step === 'submit' ? 'proposal.submit' : 'proposal.edit', role),
      isContributor,
      isFocalPerson: allows('proposal.succeed', role),
      onlyFocalSubmits: false,
      outdated: step === 'rebase',
      changes: 1,
      contentHash: '',
      undecided: ['open'],
    };
    try {
      stepProposal(facts, step, { contentHash: '' });
      return true;
    } catch {
      return false;
    }
  };
}

const proposalRows = proposalStates.flatMap((state) =>
  proposalSteps.map((step) =>
    rowOf('proposal', state, step, (role) => {
      const may = stepFor(role, state, step);
      if (may(false)) return 'own';
      return allows('proposal.edit', role) && may(true) ? 'contributor' : 'no';
    }),
  ),
);

const changeRows = changeOutcomes.flatMap((outcome) =>
  decidable.map((to) =>
    rowOf('change', outcome, to, (role) =>
      allows('change.decide', role) && mayEverBecome(outcome, to, 'moderator') ? 'others' : 'no',
    ),
  ),
);

const feedbackRows = feedbackStates.flatMap((state) =>
  feedbackSteps.map((step) =>
    rowOf('feedback', state, step, (role) => {
      const action = step === 'release' || step === 'refuse' ? 'feedback.release' : 'feedback.answer';
      const can = feedbackLife.some((row) => row.step === step && row.by === 'moderator' && row.from.includes(state));
      return can && allows(action, role) ? 'yes' : 'no';
    }),
  ),
);

/** In which standing of an edition an action on it is taken (semantics S4, S5). */
const ofEditions = {
  'draft.read': ['draft', 'scheduled'],
  'edition.prepare': ['draft'],
  'edition.publish': ['draft'],
  'edition.cancel-schedule': ['scheduled'],
  'edition.publish-in-emergency': ['current'],
  'edition.confirm': ['current', 'superseded'],
  'edition.roll-back': ['superseded'],
  'edition.withdraw': ['superseded'],
  'edition.correct-note': ['current', 'superseded'],
} as const satisfies Partial<Record<Action, readonly string[]>>;
const editionRows = (Object.keys(ofEditions) as (keyof typeof ofEditions)[]).flatMap((action) =>
  ofEditions[action].map((standing) => rowOf('edition', standing, action, byRole(action))),
);

/** What is done whatever the state. */
const isOfLives = (action: Action): boolean =>
  action in ofEditions || /^(?:proposal\.(?!create)|change\.|feedback\.(?:release|answer))/u.test(action);
const otherRows = (Object.keys(actions) as Action[])
  .filter((action) => !isOfLives(action))
  .map((action) => rowOf(action.slice(0, action.indexOf('.')), 'any', action, byRole(action)));

/** Role × action × state of the object: every cell is what the lives and the grants say, none is written down here but for editions. */
export const permissionMatrix: readonly PermissionRow[] = [
  ...proposalRows,
  ...changeRows,
  ...editionRows,
  ...feedbackRows,
  ...otherRows,
];

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`;
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  line(head) + line(head.map(() => '---')) + rows.map(line).join('');
const sign: Record<Allowed, string> = { yes: 'yes', own: 'own', contributor: 'wrote', others: 'others’', no: '–' };

/** The matrix and the classes of visibility as Markdown, for people who check them. */
export function permissionTables(): string {
  const allowed = table(
    ['object', 'state', 'action', ...roles],
    permissionMatrix
      .filter((row) => roles.some((role) => row.allowed[role] !== 'no'))
      .map((row) => [row.object, row.state, row.action, ...roles.map((role) => sign[row.allowed[role]])]),
  );
  const seen = table(
    ['what', ...readers],
    (Object.keys(visibleTo) as Thing[]).map((thing) => [
      thing,
      ...readers.map((reader) => (visibleTo[thing].some((one) => one === reader) ? 'yes' : '–')),
    ]),
  );
  return `${allowed}\n${seen}`;
}
