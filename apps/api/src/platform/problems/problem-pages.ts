import { Injectable } from '@nestjs/common';
import type { Problem } from '@tarmeem/contract';
import type { FastifyRequest } from 'fastify';

/** A page about a problem, and what its answer says beside it. */
export interface DrawnProblem {
  markup: string;
  headers: Record<string, string>;
}

/** Draws a problem as a page for a person. */
export type ProblemPage = (problem: Problem, request: FastifyRequest) => DrawnProblem;

/** How problems look to people with a browser outside `/api`; the module that draws pages registers its own. */
@Injectable()
export class ProblemPages {
  private page: ProblemPage = plain;

  register(page: ProblemPage): void {
    this.page = page;
  }

  /** The page, or the plain one if drawing it fails too. */
  draw(problem: Problem, request: FastifyRequest): DrawnProblem {
    try {
      return this.page(problem, request);
    } catch {
      return plain(problem);
    }
  }
}

/** Needs nothing: shown when pages can not be drawn. Titles are our own words, without markup. */
function plain(problem: Problem): DrawnProblem {
  const markup = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${problem.title}</title><h1>${problem.title}</h1><p>${problem.requestId}</p><p><a href="/">Tarmeem</a></p></html>`;
  return { markup, headers: {} };
}
