import { createRootRoute, createRoute, createRouter, Outlet, type RouterHistory } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { SignedIn } from './features/account/session.js';
import { auditSearch } from './features/audit/audit.queries.js';
import { deskSearch } from './features/moderation/desk-search.js';
import { matrixSearch } from './features/matrix/matrix-search.js';
import { feedbackSearch } from './features/feedback/feedback-search.js';
import { peopleSearch } from './features/people/people-search.js';
import { Proposal } from './features/proposing/proposal.js';
import { proposalSearch } from './features/proposing/proposal-address.js';
import { Broken, NotThere } from './ui/dead-ends.js';
import { Loading } from './ui/states.js';
import { Shell } from './ui/shell.js';

const SignIn = lazy(() => import('./features/account/sign-in.js').then(({ SignIn }) => ({ default: SignIn })));
const Home = lazy(() => import('./features/home/home.js').then(({ Home }) => ({ default: Home })));
const Proposals = lazy(() =>
  import('./features/proposing/proposals.js').then(({ Proposals }) => ({ default: Proposals })),
);
const NewProposal = lazy(() =>
  import('./features/proposing/new-proposal.js').then(({ NewProposal }) => ({ default: NewProposal })),
);
const Desk = lazy(() => import('./features/moderation/desk.js').then(({ Desk }) => ({ default: Desk })));
const Feedback = lazy(() =>
  import('./features/feedback/feedback.routes.js').then(({ Feedback }) => ({ default: Feedback })),
);
const Matrix = lazy(() => import('./features/matrix/matrix-screen.js').then(({ Matrix }) => ({ default: Matrix })));
const Review = lazy(() => import('./features/moderation/review.js').then(({ Review }) => ({ default: Review })));
const Editions = lazy(() =>
  import('./features/publishing/publishing.routes.js').then(({ Editions }) => ({ default: Editions })),
);
const DraftEdition = lazy(() =>
  import('./features/publishing/publishing.routes.js').then(({ DraftEdition }) => ({ default: DraftEdition })),
);
const BringBack = lazy(() => import('./features/word/bring-back.js').then(({ BringBack }) => ({ default: BringBack })));
const TakeOut = lazy(() => import('./features/word/take-out.js').then(({ TakeOut }) => ({ default: TakeOut })));
const NewDocument = lazy(() =>
  import('./features/new-document/new-document.js').then(({ NewDocument }) => ({ default: NewDocument })),
);
const DocumentSettings = lazy(() =>
  import('./features/document-settings/document-settings.js').then(({ DocumentSettings }) => ({
    default: DocumentSettings,
  })),
);
const EnterReceived = lazy(() =>
  import('./features/feedback/enter-received.js').then(({ EnterReceived }) => ({ default: EnterReceived })),
);

const People = lazy(() => import('./features/people/people.routes.js').then(({ People }) => ({ default: People })));
const Organisations = lazy(() =>
  import('./features/people/people.routes.js').then(({ Organisations }) => ({ default: Organisations })),
);

const Audit = lazy(() => import('./features/audit/audit.js').then(({ Audit }) => ({ default: Audit })));
const Conflicts = lazy(() => import('./features/proposing/conflict-screen.js'));
const Account = lazy(() => import('./features/account/account.js').then(({ Account }) => ({ default: Account })));
const Forgotten = lazy(() =>
  import('./features/account/forgotten.js').then(({ Forgotten }) => ({ default: Forgotten })),
);
const LinkScreen = lazy(() =>
  import('./features/account/link-screen.js').then(({ LinkScreen }) => ({ default: LinkScreen })),
);
const AddressScreen = lazy(() =>
  import('./features/account/address-screen.js').then(({ AddressScreen }) => ({ default: AddressScreen })),
);
const SignOnReturn = lazy(() =>
  import('./features/account/sign-on-return.js').then(({ SignOnReturn }) => ({ default: SignOnReturn })),
);

const root = createRootRoute({
  component: () => (
    <Suspense fallback={<Loading />}>
      <Outlet />
    </Suspense>
  ),
  notFoundComponent: NotThere,
});
const text = (search: Record<string, unknown>, name: string): Record<string, string> =>
  typeof search[name] === 'string' ? { [name]: search[name] } : {};

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  component: SignIn,
  validateSearch: (search): { next?: string; set?: string } => ({ ...text(search, 'next'), ...text(search, 'set') }),
});
const forgotten = createRoute({ getParentRoute: () => root, path: '/forgotten', component: Forgotten });
const link = createRoute({ getParentRoute: () => root, path: '/link', component: LinkScreen });
const address = createRoute({ getParentRoute: () => root, path: '/address', component: AddressScreen });
const signOn = createRoute({ getParentRoute: () => root, path: '/sign-on', component: SignOnReturn });
const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  component: () => (
    <SignedIn>
      <Shell>
        <Suspense fallback={<Loading />}>
          <Outlet />
        </Suspense>
      </Shell>
    </SignedIn>
  ),
});
const matrix = createRoute({
  getParentRoute: () => inside,
  path: '/matrix',
  component: Matrix,
  validateSearch: matrixSearch,
});
const home = createRoute({ getParentRoute: () => inside, path: '/', component: Home });
const proposals = createRoute({ getParentRoute: () => inside, path: '/proposals', component: Proposals });
const newProposal = createRoute({
  getParentRoute: () => inside,
  path: '/proposals/new',
  component: NewProposal,
  validateSearch: (search): { section?: string; document?: string } => ({
    ...text(search, 'section'),
    ...text(search, 'document'),
  }),
});
const bringBack = createRoute({ getParentRoute: () => inside, path: '/proposals/word', component: BringBack });
const takeOut = createRoute({ getParentRoute: () => inside, path: '/proposals/word/out', component: TakeOut });
const newDocument = createRoute({ getParentRoute: () => inside, path: '/documents/new', component: NewDocument });
const documentSettings = createRoute({
  getParentRoute: () => inside,
  path: '/documents/settings',
  component: DocumentSettings,
});
const proposal = createRoute({
  getParentRoute: () => inside,
  path: '/proposals/$proposalId',
  component: Proposal,
  validateSearch: proposalSearch,
});
const conflicts = createRoute({
  getParentRoute: () => inside,
  path: '/proposals/$proposalId/conflicts',
  component: Conflicts,
});
const desk = createRoute({ getParentRoute: () => inside, path: '/desk', component: Desk, validateSearch: deskSearch });
const review = createRoute({
  getParentRoute: () => inside,
  path: '/desk/$proposalId',
  component: Review,
  validateSearch: proposalSearch,
});
const editions = createRoute({ getParentRoute: () => inside, path: '/editions', component: Editions });
const draftEdition = createRoute({ getParentRoute: () => inside, path: '/editions/draft', component: DraftEdition });
const audit = createRoute({
  getParentRoute: () => inside,
  path: '/audit',
  component: Audit,
  validateSearch: auditSearch,
});
/** An address under /app that is none, in the frame: the ways on are at hand. */
const elsewhere = createRoute({ getParentRoute: () => inside, path: '$', component: NotThere });
const settings = createRoute({ getParentRoute: () => inside, path: '/settings', component: Account });
const feedback = createRoute({
  getParentRoute: () => inside,
  path: '/feedback',
  component: Feedback,
  validateSearch: feedbackSearch,
});
const enterReceived = createRoute({ getParentRoute: () => inside, path: '/feedback/enter', component: EnterReceived });
const feedbackItem = createRoute({
  getParentRoute: () => inside,
  path: '/feedback/$feedbackId',
  component: Feedback,
  validateSearch: feedbackSearch,
});

const people = createRoute({
  getParentRoute: () => inside,
  path: '/people',
  component: People,
  validateSearch: peopleSearch,
});
const organisations = createRoute({
  getParentRoute: () => inside,
  path: '/people/organisations',
  component: Organisations,
});
const person = createRoute({
  getParentRoute: () => inside,
  path: '/people/$personId',
  component: People,
  validateSearch: peopleSearch,
});

const routeTree = root.addChildren([
  signIn,
  forgotten,
  link,
  address,
  signOn,
  inside.addChildren([
    home,
    proposals,
    newProposal,
    bringBack,
    takeOut,
    newDocument,
    documentSettings,
    proposal,
    conflicts,
    desk,
    review,
    editions,
    draftEdition,
    feedback,
    feedbackItem,
    enterReceived,
    matrix,
    settings,
    people,
    organisations,
    person,
    audit,
    elsewhere,
  ]),
]);

/** The addresses of the signed-in application, all under /app. Tests give a history of their own. */
export const makeRouter = (history?: RouterHistory) =>
  createRouter({
    routeTree,
    basepath: '/app',
    defaultErrorComponent: Broken,
    defaultNotFoundComponent: NotThere,
    scrollRestoration: false,
    ...(history ? { history } : {}),
  });

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}
