import { HttpException } from '@nestjs/common';
import { type Problem, type ProblemCode, type ProblemDetail, problems } from '@tarmeem/contract';
import { QueryFailedError } from 'typeorm';
import { type ProblemContent, ProblemError } from './problem-error.js';

/** A problem and what belongs into the head of the answer. */
export interface Answer {
  problem: Problem;
  headers: Record<string, string>;
  /** True when it is our fault: logged with its stack, told to nobody. */
  fault: boolean;
}

/** Turns whatever was thrown into the answer for it. What nobody expected is `fault`, and its words stay with us. */
export function toAnswer(error: unknown, requestId: string): Answer {
  const { code, content } = classify(error);
  const { status, title } = problems[code];
  const retryAfter = content.retryAfter ?? (code === 'unavailable' ? 5 : undefined);
  return {
    problem: {
      type: `/problems/${code}`,
      title,
      status,
      code,
      ...(content.detail ? { detail: content.detail } : {}),
      ...(content.errors?.length ? { errors: content.errors } : {}),
      requestId,
      ...(content.facts ? { facts: content.facts } : {}),
    },
    headers: retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) },
    fault: code === 'fault',
  };
}

interface Classified {
  code: ProblemCode;
  content: ProblemContent;
}

function classify(error: unknown): Classified {
  if (error instanceof ProblemError) return { code: error.code, content: error.content };
  return fromRefused(error) ?? fromDatabase(error) ?? fromHttp(error) ?? { code: 'fault', content: {} };
}

/** `Refused` of the pure libraries: known by its name and code, so that the platform need not know them all. */
function fromRefused(error: unknown): Classified | undefined {
  if (!(error instanceof Error) || error.name !== 'Refused') return undefined;
  const { code, detail, pointer, facts } = error as Error & {
    code: string;
    detail?: string;
    pointer?: string;
    facts?: Record<string, unknown>;
  };
  if (code in problems && code !== 'fault') {
    return {
      code: code as ProblemCode,
      content: { detail, facts, ...(pointer ? { errors: [{ code, detail: detail ?? code, pointer }] } : {}) },
    };
  }
  const finding: ProblemDetail = { code, detail: detail ?? code, ...(pointer === undefined ? {} : { pointer }) };
  return { code: 'ill-formed-text', content: { detail, errors: [finding], facts } };
}

/** What PostgreSQL refuses although it passed our gates is still the sender's input, never our fault. */
function fromDatabase(error: unknown): Classified | undefined {
  if (!(error instanceof QueryFailedError)) return undefined;
  const { code, constraint } = error.driverError as { code?: string; constraint?: string };
  if (code === '40001' || code === '40P01') return { code: 'unavailable', content: { retryAfter: 1 } };
  if (code === '55P03' || code === '57014') return { code: 'unavailable', content: {} };
  if (code?.startsWith('08') || code?.startsWith('57P') || code?.startsWith('53'))
    return { code: 'unavailable', content: {} };
  // A lost race is caught by a named constraint: two wanted the same place, and the other one has it.
  if (code === '23505' || code === '23P01')
    return { code: 'not-now', content: constraint ? { facts: { constraint } } : {} };
  // Characters that text can not hold (NUL, lone surrogates), numbers out of range, what is no uuid.
  if (code?.startsWith('22')) return { code: 'malformed', content: {} };
  return undefined;
}

const byStatus: Record<number, ProblemCode> = {
  400: 'bad-request',
  401: 'signed-out',
  403: 'not-allowed',
  404: 'not-found',
  405: 'not-found',
  409: 'not-now',
  412: 'stale',
  413: 'too-large',
  414: 'bad-request',
  415: 'unsupported-type',
  422: 'malformed',
  428: 'precondition-missing',
  429: 'too-many',
  431: 'bad-request',
  503: 'unavailable',
};

/** Errors of Fastify and Nest: bodies that can not be read, addresses that can not be decoded, limits. */
function fromHttp(error: unknown): Classified | undefined {
  if (typeof error !== 'object' || error === null || !('message' in error)) return undefined;
  const { message, code, statusCode } = error as Error & { code?: string; statusCode?: number };
  const status = error instanceof HttpException ? error.getStatus() : statusCode;
  // Nest wraps what the parser said and keeps only its words.
  if (status === 400 && /JSON|content-type is set to|forbidden prototype/iu.test(message))
    return { code: 'not-json', content: {} };
  // The pool has no connection to give, or the server is away.
  if (
    code === 'ECONNREFUSED' ||
    code === 'ENOENT' ||
    /timeout exceeded when trying to connect|Connection terminated/u.test(message)
  ) {
    return { code: 'unavailable', content: {} };
  }
  if (status === undefined) return undefined;
  const known = byStatus[status] ?? (status < 500 ? 'bad-request' : undefined);
  return known ? { code: known, content: {} } : undefined;
}
