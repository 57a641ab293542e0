import { sendingEn } from '@tarmeem/text';
import { addEnglish } from '../english.js';

addEnglish(sendingEn);
