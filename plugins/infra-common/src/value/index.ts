export * from './api';
export * from './reverts';
export * from './splitTime';
export { durationsOf, rateOf } from './statistics';
export {
  groupOf as valueGroupOf,
  summariseValue,
  wholeTime,
} from './summarise';
