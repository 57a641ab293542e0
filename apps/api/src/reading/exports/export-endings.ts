/** The endings under which an edition can be had as a file made like a page. */
export const exportEndings = ['html', 'md', 'txt', 'json', 'pdf', 'xml'] as const;
export type ExportEnding = (typeof exportEndings)[number];

/** These, and the Word file that the exchange makes. */
export const offeredEndings = [...exportEndings, 'docx'] as const;
