import { QueryClient } from '@tanstack/react-query';
import { ProblemError } from './problem-error.js';

/** Tries again only where it may help: no answer, or a server that says "not now" by status 5xx; never after a refusal. */
export const makeClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        networkMode: 'always',
        retry: (count, error) => count < 2 && !(error instanceof ProblemError && error.problem.status < 500),
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
