import { peopleEn } from '@tarmeem/text';
import { addEnglish } from '../english.js';

addEnglish(peopleEn);
