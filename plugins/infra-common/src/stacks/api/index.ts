export * from './stacks';
export * from './products';
