import type { Frame } from '../frame/frame.js';
import type { DocumentHead, EditionFacts, TextSection } from '../views.js';

/** What every printed sheet says at its foot. */
export const paperOf = (frame: Frame, { title }: DocumentHead, { number, publishedAt }: EditionFacts): string =>
  frame.say('paper.foot', { title, number, day: frame.day(publishedAt) });

/** The feed of a document, or of one of its sections. */
export const feedOf = (
  { say }: Frame,
  { slug, title }: DocumentHead,
  section?: Pick<TextSection, 'heading' | 'path'> & { home?: string | undefined },
): { href: string; title: string } =>
  section
    ? {
        href: `${section.home ?? `/${slug}/${section.path}`}/feed.atom`,
        title: say('feed.section', { heading: section.heading }),
      }
    : { href: `/${slug}/feed.atom`, title: say('feed.document', { title }) };
