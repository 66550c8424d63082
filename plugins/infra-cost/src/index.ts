export { infraCostPlugin as default } from './plugin';
