import { documentSettingsEn } from '@tarmeem/text';
import { addEnglish } from '../english.js';

addEnglish(documentSettingsEn);
