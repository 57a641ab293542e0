import { CreateFeedbackInput, feedbackKinds, isTyped } from '@tarmeem/contract';
import type { FeedbackFormView } from './pages/feedback-form.page.js';
import { mostTyped, tooLong } from './typed-limits.js';

/** What a form sent, before anything of it is believed. */
export interface TypedFeedback {
  kind: string;
  section: string;
  text: string;
  name: string;
  email: string;
  quote: string;
  prefix: string;
  suffix: string;
  key: string;
  held: boolean;
  /** They were told that the words they marked stand in the text no more, and that these go along. */
  lost: boolean;
  /** Filled in by programs only. */
  trap: boolean;
  /** The first step at the foot of the document: nothing is sent yet. */
  start: boolean;
}

/** Takes the strings of a form; what is repeated, missing or no string counts as empty. */
export function typedFeedback(body: unknown): TypedFeedback {
  const fields = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  const field = (name: string): string => {
    const value = fields[name];
    return typeof value === 'string' ? value.replaceAll('\r\n', '\n').slice(0, mostTyped) : '';
  };
  return {
    kind: field('kind'),
    section: field('section'),
    text: field('text'),
    name: field('name').trim(),
    email: field('email').trim(),
    quote: field('quote'),
    prefix: field('prefix'),
    suffix: field('suffix'),
    key: field('key'),
    held: field('held') === '1',
    lost: field('lost') === '1',
    trap: field('website') !== '',
    start: field('step') === 'start',
  };
}

/** What is wrong with the fields, in the order they stand in. */
export function errorsIn(typed: TypedFeedback): FeedbackFormView['errors'] {
  const errors: FeedbackFormView['errors'] = [];
  if (!feedbackKinds.some((kind) => kind === typed.kind)) errors.push({ field: 'kind', words: 'form.error.kind' });
  if (!typed.text.trim()) errors.push({ field: 'text', words: 'form.error.text' });
  else if (tooLong(typed.text))
    errors.push({ field: 'text', words: tooLong(typed.text)!, count: typed.text.trim().length });
  else if (!isTyped(typed.text)) errors.push({ field: 'text', words: 'form.error.text-unreadable' });
  if (!CreateFeedbackInput.shape.name.safeParse(typed.name).success)
    errors.push({ field: 'name', words: 'form.error.name' });
  if (!CreateFeedbackInput.shape.email.safeParse(typed.email).success)
    errors.push({ field: 'email', words: 'form.error.email' });
  if (typed.trap) errors.push({ field: 'form', words: 'form.error.trap' });
  return errors;
}
