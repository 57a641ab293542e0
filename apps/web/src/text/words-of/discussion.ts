import { discussionEn } from '@tarmeem/text';
import { addEnglish } from '../english.js';

addEnglish(discussionEn);
