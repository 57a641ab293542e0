import { proposingEn } from '@tarmeem/text';
import { addEnglish } from '../english.js';

addEnglish(proposingEn);
