import { roomEn } from '@tarmeem/text';
import { addEnglish } from '../english.js';

addEnglish(roomEn);
