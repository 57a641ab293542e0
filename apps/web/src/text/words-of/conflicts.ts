import { conflictsEn } from '@tarmeem/text';
import { addEnglish } from '../english.js';

addEnglish(conflictsEn);
