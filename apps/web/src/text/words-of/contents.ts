import { contentsEn } from '@tarmeem/text';
import { addEnglish } from '../english.js';

addEnglish(contentsEn);
