import { exchangeEn } from '@tarmeem/text';
import { addEnglish } from '../english.js';

addEnglish(exchangeEn);
