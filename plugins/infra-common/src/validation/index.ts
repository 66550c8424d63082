export { complete, unwrap } from './complete';
export { nearest } from './nearest';
export { validateWith, type Problem, type Validated } from './validateWith';
