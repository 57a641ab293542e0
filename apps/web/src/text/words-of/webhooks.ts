import { webhooksEn } from '@tarmeem/text';
import { addEnglish } from '../english.js';

addEnglish(webhooksEn);
