export { Backtests } from './Backtests';
