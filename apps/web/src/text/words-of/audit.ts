import { auditEn } from '@tarmeem/text';
import { addEnglish } from '../english.js';

addEnglish(auditEn);
