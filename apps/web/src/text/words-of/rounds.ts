import { roundsEn } from '@tarmeem/text';
import { addEnglish } from '../english.js';

addEnglish(roundsEn);
