export { AnsweringModule } from './answering.module.js';
export { takenUpBy } from './taken-up.query.js';
export { tickAnswers } from './tick-answers.js';
