/** The reader of foreign HTML, which only a paste needs: it is loaded once the editor stands. */
export { fromHtml } from '@tarmeem/document';
