import { answeringEn } from '@tarmeem/text';
import { addEnglish } from '../english.js';

addEnglish(answeringEn);
