export { Organisations } from './organisations.js';
export { People } from './people.js';
