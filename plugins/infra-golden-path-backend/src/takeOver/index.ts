export { openTakeOver } from './openTakeOver';
export { TAKE_OVER_OPERATIONS } from './operations';
export { addTakeOverRoutes } from './routes';
