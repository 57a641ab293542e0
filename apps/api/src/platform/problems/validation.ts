import { StandardSchemaValidationPipe, type StandardSchemaValidationPipeOptions } from '@nestjs/common';
import type { ProblemDetail } from '@tarmeem/contract';
import { Malformed } from './problem-error.js';

// More findings than this help nobody, and each repeats its path.
const most = 50;

/** Looks at a body as it was sent: a key like `__proto__` is refused as unknown instead of being taken out without a word. */
class WholeBodies extends StandardSchemaValidationPipe {
  protected override stripProtoKeys(): void {
    // The parser made it a plain own property; schemas are strict, and what they let through is not merged into anything.
  }
}

/** The pipe behind `@Body({ schema })`, `@Query({ schema })`, `@Param({ schema })`: 422 with a JSON pointer for each finding. */
export function validationPipe(): StandardSchemaValidationPipe {
  return new WholeBodies({
    exceptionFactory: malformed,
  });
}

type Issue = Parameters<NonNullable<StandardSchemaValidationPipeOptions['exceptionFactory']>>[0][number];

/** What a schema found, as a problem that points at each place. */
export function malformed(issues: readonly Issue[]): Malformed {
  const findings = issues.slice(0, most).map((issue): ProblemDetail => ({
    code: 'code' in issue && typeof issue.code === 'string' ? issue.code : 'malformed',
    detail: issue.message,
    pointer: pointer([...(issue.path ?? []), ...unknownKey(issue)]),
  }));
  return new Malformed(findings);
}

/** A key that does not belong there is pointed at, not what holds it. */
function unknownKey(issue: object): readonly string[] {
  return 'code' in issue && issue.code === 'unrecognized_keys' && 'keys' in issue && Array.isArray(issue.keys)
    ? (issue.keys as string[]).slice(0, 1)
    : [];
}

function pointer(path: readonly (PropertyKey | { key: PropertyKey })[]): string {
  return path
    .map((segment) => String(typeof segment === 'object' ? segment.key : segment))
    .map((segment) => `/${segment.replaceAll('~', '~0').replaceAll('/', '~1')}`)
    .join('');
}
