import { homeEn } from '@tarmeem/text';
import { addEnglish } from '../english.js';

addEnglish(homeEn);
