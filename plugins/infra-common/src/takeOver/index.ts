export * from './imports';
export * from './intent';
export * from './takeOver';
