export { changeSentence } from './frame/change-sentence.js';
export { ReadingModule } from './reading.module.js';
