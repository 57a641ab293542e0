import { goingEn } from '@tarmeem/text';
import { addEnglish } from '../english.js';

addEnglish(goingEn);
