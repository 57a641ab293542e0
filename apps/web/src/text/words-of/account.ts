import { accountEn } from '@tarmeem/text';
import { addEnglish } from '../english.js';

addEnglish(accountEn);
