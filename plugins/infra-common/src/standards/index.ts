export {
  environmentOf,
  environmentRank,
  placeWordOf,
  usualPlaceWord,
} from './environments';
export {
  type StandardsAffected,
  type StandardsEffect,
  standardsEffectSchema,
} from './effect';
export { exceptionCovers, exceptionState } from './exceptions';
export {
  fillPlaceholders,
  LAYOUT_PLACEHOLDERS,
  matchLayout,
  type LayoutPattern,
  type LayoutPlaceholder,
} from './layout';
export {
  standardsJsonSchema,
  standardsSchema,
  type EnvironmentName,
  type Sizes,
  type Standards,
  type StandardsException,
} from './schema';
export { regionOf } from './regions';
export { validateStandards } from './validate';
