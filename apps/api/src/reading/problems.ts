import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Problem } from '@tarmeem/contract';
import { ProblemPages } from '../platform/index.js';
import type { PublicKey } from './frame/frame.js';
import { segmentsOf } from './asked-address.js';
import { problemPage } from './pages/plain.pages.js';
import { Pages } from './pages.service.js';
import { localeCookie, localeOf } from './request-locale.js';

interface Words {
  title: PublicKey;
  detail: PublicKey;
  /** Where to go on. */
  to?: { href: string; words: PublicKey };
}

/** `/{document}/at/{day}/{section}`, `/{document}/compare`. */
function wordsOf(problem: Problem, url: string): Words {
  const [document, , , ...path] = segmentsOf(url);
  if (problem.status === 404 && problem.detail === 'future') {
    const to = { href: `/${[document, ...path].join('/')}`, words: 'problem.future.current' } as const;
    return { title: 'problem.future', detail: 'problem.future.detail', to };
  }
  if (problem.status === 404 && problem.detail === 'only-edition') {
    const to = { href: `/${document ?? ''}/editions`, words: 'problem.date.editions' } as const;
    return { title: 'problem.only-edition', detail: 'problem.only-edition.detail', to };
  }
  if (problem.status === 404 && problem.detail === 'edition') {
    const to = { href: `/${document ?? ''}/editions`, words: 'problem.date.editions' } as const;
    return { title: 'problem.edition', detail: 'problem.edition.detail', to };
  }
  if (problem.status === 404 && problem.detail === 'date') {
    const first = problem.facts?.['first'];
    const to =
      typeof first === 'string'
        ? ({ href: first, words: 'problem.date.first' } as const)
        : ({ href: `/${document ?? ''}/editions`, words: 'problem.date.editions' } as const);
    return { title: 'problem.date', detail: 'problem.date.detail', to };
  }
  if (problem.status === 404 && problem.detail === 'section')
    return { title: 'problem.section', detail: 'problem.section.detail' };
  if (problem.code === 'withdrawn') {
    const to = { href: `/${document ?? ''}/feedback`, words: 'thread.all' } as const;
    return { title: 'withdrawn.title', detail: 'withdrawn.detail', to };
  }
  if (problem.status === 404) return { title: 'problem.not-found', detail: 'problem.not-found.detail' };
  if (problem.status === 413) return { title: 'refused.large', detail: 'refused.large.detail' };
  if (problem.code === 'foreign-origin') return { title: 'refused.foreign', detail: 'refused.foreign.detail' };
  if (problem.status === 403) return { title: 'refused.not-allowed', detail: 'refused.not-allowed.detail' };
  if (problem.status === 429) return { title: 'problem.many', detail: 'problem.many.detail' };
  if (problem.status >= 500) return { title: 'problem.fault', detail: 'problem.fault.detail' };
  return { title: 'problem.refused', detail: 'problem.refused.detail' };
}

/** Shows what went wrong to people as a page in the look of all others. */
@Injectable()
export class ProblemsAsPages implements OnModuleInit {
  constructor(
    private readonly problems: ProblemPages,
    private readonly pages: Pages,
  ) {}

  onModuleInit(): void {
    this.problems.register((problem, request) => {
      const frame = this.pages.frame(request);
      const { to, ...words } = wordsOf(problem, request.url);
      const on = to && { href: to.href, words: frame.say(to.words) };
      const { locale, chosen } = localeOf(request);
      const markup = problemPage(frame, problem.status, { ...words, to: on });
      const headers: Record<string, string> = chosen ? { 'set-cookie': localeCookie(locale) } : {};
      return { markup, headers };
    });
  }
}
