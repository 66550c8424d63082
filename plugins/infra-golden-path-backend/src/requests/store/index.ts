export * from './RequestStore';
export * from './storedRequest';
