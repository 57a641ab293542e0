import { settingsEn } from '@tarmeem/text';
import { addEnglish } from '../english.js';

addEnglish(settingsEn);
