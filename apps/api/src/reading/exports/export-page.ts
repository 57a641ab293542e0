import { asAkomaNtoso } from './akoma/write.js';
import type { Making, SharedPage } from '../pages.service.js';
import { pageKind } from '../served-page.js';
import { paperEdition } from './as-paper.js';
import { exported, type Exported } from './exported.js';
import { type ExportEnding, exportEndings } from './export-endings.js';
import { asHtml, asJson, asMarkdown, asText } from './write.js';

interface ExportFormat {
  type: string;
  write: (it: Exported, making: Making) => string | Promise<Buffer>;
}

/** Every form an edition can be had in, by the ending of its address. Another one is another line. */
const exportFormats = {
  html: { type: 'text/html; charset=utf-8', write: asHtml },
  md: { type: 'text/markdown; charset=utf-8', write: asMarkdown },
  txt: { type: 'text/plain; charset=utf-8', write: asText },
  json: { type: 'application/json; charset=utf-8', write: asJson },
  xml: { type: 'application/akn+xml; charset=utf-8', write: asAkomaNtoso },
  pdf: { type: 'application/pdf', write: (it, { pdf }) => pdf.ask(paperEdition(it)) },
} as const satisfies Record<ExportEnding, ExportFormat>;

/** What stands before the last dot of an address and the form that is asked for; null when the ending is none of them. */
export function exportAsked(name: string): { of: string; ending: ExportEnding } | null {
  const dot = name.lastIndexOf('.');
  const ending = exportEndings.find((one) => one === name.slice(dot + 1));
  return dot > 0 && ending ? { of: name.slice(0, dot), ending } : null;
}

/** An edition as a file: kept and answered like a page, made once. It speaks the language of its document. `number` null: the current one. */
export const exportPage = (slug: string, ending: ExportEnding, number: string | null): SharedPage => ({
  url: `/${slug}${number === null ? '' : `/editions/${number}`}.${ending}`,
  document: slug,
  shows: 'text',
  kind: { ...pageKind, type: exportFormats[ending].type },
  ownLanguage: true,
  make: async (making, opened) =>
    (exportFormats[ending] as ExportFormat).write(await exported(making, opened, number), making),
});
