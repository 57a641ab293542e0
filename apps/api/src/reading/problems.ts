import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Problem } from '@tarmeem/contract';
import { ProblemPages } from '../platform/index.js';
import type { PublicKey } from './frame/frame.js';
import { problemPage } from './pages/plain.pages.js';
import { Pages } from './pages.service.js';

interface Words {
  title: PublicKey;
  detail: PublicKey;
}

function wordsOf(problem: Problem): Words {
  if (problem.status === 404 && problem.detail === 'date')
    return { title: 'problem.date', detail: 'problem.date.detail' };
  if (problem.status === 404) return { title: 'problem.not-found', detail: 'problem.not-found.detail' };
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
    this.problems.register((problem, request) =>
      problemPage(this.pages.frame(request), problem.status, wordsOf(problem)),
    );
  }
}
