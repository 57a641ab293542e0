export { type OpenPassage, openPassages } from './anchors/open-passages.query.js';
export { askToPlaceAnchors } from './anchors/place-anchors.js';
export { FeedbackModule } from './feedback.module.js';
export { FeedbackNews } from './feedback-news.js';
export {
  countFeedback,
  countOpenBySection,
  findFeedback,
  isWithdrawnFromPublic,
  newestNumber,
  pageOfFeedback,
  publicStates,
} from './feedback.query.js';
export { findIdentifying, findingKinds, type Finding } from './identifying.js';
export { keepFeedback } from './keep-feedback.js';
export { locate, type Quoted } from './passage.js';
export { SendFeedback, type Receipt } from './send-feedback.js';
export { takeFeedback } from './take-feedback.js';
export { TrackFeedback } from './track-feedback.js';
