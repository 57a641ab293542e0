import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Pages, SharedPage } from './pages.service.js';
import { localeCookie, localeOf } from './request-locale.js';
import type { AskedPart } from './sheets.js';
import { placeIn } from './text-place.js';
import type { EditionFacts, Opened } from './views.js';

/** Leads to where something is now; the language that was asked for goes along as the person's choice. */
export function leadTo(address: string, request: FastifyRequest, reply: FastifyReply): void {
  const { locale, chosen } = localeOf(request);
  if (chosen) void reply.header('set-cookie', localeCookie(locale));
  void reply.header('cache-control', 'no-cache').redirect(address, 302);
}

/** Answers with a text, or the part of it that is asked for. */
export async function answerText(
  pages: Pages,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
  asked: {
    page: (part: AskedPart) => SharedPage;
    document: string;
    query: unknown;
    edition: (opened: Opened) => EditionFacts | undefined;
  },
): Promise<void> {
  const { url } = asked.page({});
  const place = await placeIn(pages, asked.document, { ...asked, address: url });
  if ('leadsTo' in place) return leadTo(place.leadsTo, request, reply);
  await pages.answer(request, reply, asked.page(place));
}
