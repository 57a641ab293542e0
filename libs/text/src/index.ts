export { directionOf, isLocale, locales, nativeNames, tagOf, type Locale } from './locale.js';
export { catalogue, speaker, type Catalogue, type Speak, type Values, type Words } from './message.js';
export { publicEn } from './public.en.js';
export { publicUr } from './public.ur.js';
