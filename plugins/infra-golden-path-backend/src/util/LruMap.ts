export { LruMap, once } from '@infra-portal/infra-node';
