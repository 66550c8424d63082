export { infraCostPlugin as default } from './plugin';
export { infraCostTranslationRef } from './translation/ref';
export { HomeCosts } from './home';
