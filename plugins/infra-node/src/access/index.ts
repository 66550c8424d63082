export { type Actor, createActorOf } from './actorOf';
export { type Audited, audited } from './audited';
export { isAllowed, requirePermission } from './requirePermission';
