export {
  createCloudWatchSource,
  type CreateCloudWatchSourceDeps,
} from './createCloudWatchSource';
