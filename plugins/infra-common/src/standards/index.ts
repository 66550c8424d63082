export { environmentOf } from './environments';
export { exceptionCovers, exceptionState } from './exceptions';
export {
  fillPlaceholders,
  LAYOUT_PLACEHOLDERS,
  matchLayout,
  type LayoutPattern,
  type LayoutPlaceholder,
} from './layout';
export { nearest } from './nearest';
export {
  standardsJsonSchema,
  standardsSchema,
  type EnvironmentName,
  type Sizes,
  type Standards,
  type StandardsException,
} from './schema';
export { validateStandards, type Problem, type Validated } from './validate';
