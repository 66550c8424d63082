export * from './channel';
export * from './detail';
export * from './objectives';
