export { type Actor, createActorOf } from './actorOf';
export { type Audited, audited } from './audited';
export { Decisions, type DecisionsOptions } from './Decisions';
export { isAllowed, requirePermission } from './requirePermission';
