import { matrixEn } from '@tarmeem/text';
import { addEnglish } from '../english.js';

addEnglish(matrixEn);
