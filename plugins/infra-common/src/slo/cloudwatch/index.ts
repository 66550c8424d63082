export { sloCloudWatchText } from './cloudWatchText';
export type { SloCloudWatch, SloCloudWatchMetric } from './types';
