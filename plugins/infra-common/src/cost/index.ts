export * from './amount';
export * from './api';
export * from './budgets';
export * from './estimate';
export * from './permissions';
export * from './prices';
export * from './reports';
export * from './savings';
