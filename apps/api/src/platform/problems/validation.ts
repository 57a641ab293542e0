import { StandardSchemaValidationPipe } from '@nestjs/common';
import type { ProblemDetail } from '@tarmeem/contract';
import { Malformed } from './problem-error.js';

// More findings than this help nobody, and each repeats its path.
const most = 50;

/** The pipe behind `@Body({ schema })`, `@Query({ schema })`, `@Param({ schema })`: 422 with a JSON pointer for each finding. */
export function validationPipe(): StandardSchemaValidationPipe {
  return new StandardSchemaValidationPipe({
    exceptionFactory: (issues) => {
      const findings = issues.slice(0, most).map((issue): ProblemDetail => ({
        code: 'code' in issue && typeof issue.code === 'string' ? issue.code : 'malformed',
        detail: issue.message,
        pointer: pointer(issue.path ?? []),
      }));
      return new Malformed(findings);
    },
  });
}

function pointer(path: readonly (PropertyKey | { key: PropertyKey })[]): string {
  return path
    .map((segment) => String(typeof segment === 'object' ? segment.key : segment))
    .map((segment) => `/${segment.replaceAll('~', '~0').replaceAll('/', '~1')}`)
    .join('');
}
