export { SavingsFinder } from './SavingsFinder';
export { SavingsReader } from './SavingsReader';
export { SavingsStore } from './SavingsStore';
