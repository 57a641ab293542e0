import { publishingEn } from '@tarmeem/text';
import { addEnglish } from '../english.js';

addEnglish(publishingEn);
