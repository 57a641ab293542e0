export { Storage, type Stored } from './storage.js';
