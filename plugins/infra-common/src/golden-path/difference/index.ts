export {
  changedArguments,
  compareStacks,
  type StackPlace,
} from './compareStacks';
export { handedOver } from './handedOver';
export { forcesNew } from './replacedBy';
