export { infraStacksPlugin as default } from './plugin';
