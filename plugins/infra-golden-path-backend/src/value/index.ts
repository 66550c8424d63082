export { openValue } from './openValue';
export { addValueRoutes, VALUE_OPERATIONS } from './routes';
