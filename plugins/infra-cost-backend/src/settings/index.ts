export { readBudgets } from './readBudgets';
export { readExchange } from './readExchange';
export { StandardsReader } from './StandardsReader';
