export { infraSloPlugin as default } from './plugin';
export { infraSloTranslationRef } from './translation/ref';
