import { oddEn } from '@tarmeem/text';
import { addEnglish } from '../english.js';

addEnglish(oddEn);
