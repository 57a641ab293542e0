import { sourcesEn } from '@tarmeem/text';
import { addEnglish } from '../english.js';

addEnglish(sourcesEn);
