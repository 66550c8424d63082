export * from './comment';
export * from './costBudgets';
export * from './judgeCosts';
export * from './moneyText';
export * from './types';
