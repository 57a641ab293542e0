export { Refused, refusalCodes } from './refused.js';
export type { RefusalCode } from './refused.js';
export { headingLevels, isLinkAllowed, linkSchemes, markSpecs, nodeSpecs, schema } from './schema.js';
export { contentHash, fromPlainText, inlineText, plainText, sameDoc, toJson, wordCount } from './doc.js';
export type { AttrsJson, Doc, DocJson, MarkJson, NodeJson } from './doc.js';
