export { infraCostPlugin } from '../plugin';
