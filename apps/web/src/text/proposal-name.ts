import type { ProposalSummary } from '@tarmeem/contract';
import type { Language } from './words.js';

/** What a list calls a proposal: its title; a draft without one and without a section by the day it was last open, as nothing else tells it. */
export function proposalName(
  { say, day }: Pick<Language, 'say' | 'day'>,
  { title, sections, updatedAt }: Pick<ProposalSummary, 'title' | 'sections' | 'updatedAt'>,
): string {
  if (title) return title;
  return sections.length > 0 ? say('home.untitled') : say('home.untouched', { day: day(updatedAt) });
}
