export * from './activity';
export * from './locks';
export * from './pulls';
export * from './run';
