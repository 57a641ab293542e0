import { leavingEn } from '@tarmeem/text';
import { addEnglish } from '../english.js';

addEnglish(leavingEn);
