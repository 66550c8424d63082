export { LruMap, once } from './LruMap';
