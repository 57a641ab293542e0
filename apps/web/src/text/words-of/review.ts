import { reviewEn } from '@tarmeem/text';
import { addEnglish } from '../english.js';

addEnglish(reviewEn);
