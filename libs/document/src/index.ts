export { Refused, refusalCodes } from './refused.js';
export type { RefusalCode } from './refused.js';
export { headingLevels, isLinkAllowed, linkSchemes, markSpecs, nodeSpecs, schema } from './schema.js';
export { contentHash, fromPlainText, inlineText, plainText, sameDoc, toJson, wordCount } from './doc.js';
export type { AttrsJson, Doc, DocJson, MarkJson, NodeJson } from './doc.js';
export { changeHash, changeKey, changeKinds, sameChange, touch } from './change.js';
export type { Change, ChangeKind, ChangePlace, ChangeWords, Piece, Splice } from './change.js';
