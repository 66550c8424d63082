export { BADGE_OPERATIONS } from './badgeOperations';
export { createBadges } from './createBadges';
