export { infraStacksPlugin as default } from './plugin';
export { infraStacksTranslationRef } from './translation/ref';
export {
  type InfraHit,
  type InfraSearch,
  useInfraSearch,
} from './search/useInfraSearch';
