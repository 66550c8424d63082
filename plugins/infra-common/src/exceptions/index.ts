export * from './exceptions';
export * from './kinds';
