export { DiscussionModule } from './discussion.module.js';
export { sayFromFile, type SaidInFile } from './say-from-file.js';
