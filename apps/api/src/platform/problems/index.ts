export {
  Conflict,
  Malformed,
  NotAllowed,
  NotFound,
  ProblemError,
  SignedOut,
  Stale,
  type ProblemContent,
} from './problem-error.js';
export { ProblemFilter } from './problem-filter.js';
export { type ProblemPage, ProblemPages } from './problem-pages.js';
export { toAnswer } from './to-problem.js';
export { malformed, validationPipe } from './validation.js';
