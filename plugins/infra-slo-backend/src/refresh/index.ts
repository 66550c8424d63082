export { type NamedSource, Refresh } from './Refresh';
export { type Known, Standing } from './Standing';
