export { createReports } from './createReports';
