import { QueryClientProvider } from '@tanstack/react-query';
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  Outlet,
  RouterProvider,
} from '@tanstack/react-router';
import { render } from '@testing-library/react';
import type { MeView } from '@tarmeem/contract';
import type { ReactNode } from 'react';
import { makeClient } from '../api/query-client.js';
import { SessionContext } from '../features/account/session.js';
import { LanguageProvider } from '../text/words.js';
import { DocumentContext } from '../ui/document.js';
import { framework, me } from './form.js';

/** Shows part of a screen to a signed-in person, inside everything the application gives it. */
export function show(part: ReactNode, who: MeView = me): void {
  const root = createRootRoute({ component: Outlet });
  const only = createRoute({ getParentRoute: () => root, path: '/', component: () => part });
  const history = createMemoryHistory({ initialEntries: ['/'] });
  const router = createRouter({ routeTree: root.addChildren([only]), history });
  render(
    <LanguageProvider>
      <QueryClientProvider client={makeClient()}>
        <SessionContext value={who}>
          <DocumentContext value={framework}>
            <RouterProvider<never> router={router as never} />
          </DocumentContext>
        </SessionContext>
      </QueryClientProvider>
    </LanguageProvider>,
  );
}
