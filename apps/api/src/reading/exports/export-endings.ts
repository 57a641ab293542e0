/** The endings under which an edition can be had as a file. */
export const exportEndings = ['html', 'md', 'txt', 'json', 'docx'] as const;
export type ExportEnding = (typeof exportEndings)[number];
