export { infraSloPlugin as default } from './plugin';
export { HomeObjectives } from './home';
export { infraSloTranslationRef } from './translation/ref';
