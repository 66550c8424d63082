export { type AskedRange, SeriesReader } from './SeriesReader';
