import { decidingEn } from '@tarmeem/text';
import { addEnglish } from '../english.js';

addEnglish(decidingEn);
