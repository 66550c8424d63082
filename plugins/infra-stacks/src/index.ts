export { infraStacksPlugin as default } from './plugin';
export { infraStacksTranslationRef } from './translation/ref';
