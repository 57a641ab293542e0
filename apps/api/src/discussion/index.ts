export { DiscussionModule } from './discussion.module.js';
export { discussionView } from './discussion.query.js';
export { mustHear } from './hearing.query.js';
export { sayFromFile, type SaidInFile } from './say-from-file.js';
