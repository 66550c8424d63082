export { infraGoldenPathPlugin as default } from './plugin';
export { infraGoldenPathTranslationRef } from './translation/ref';
