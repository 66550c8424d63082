import { activityMessages } from './messages/activity';
import { driftMessages } from './messages/drift';
import { driftActMessages } from './messages/driftAct';
import { driftLeftMessages } from './messages/driftLeft';
import { driftStackMessages } from './messages/driftStack';
import { entityMessages } from './messages/entity';
import { findingsMessages } from './messages/findings';
import { fixMessages } from './messages/fix';
import { modulesMessages } from './messages/modules';
import { productsMessages } from './messages/products';
import { runMessages } from './messages/run';
import { runsMessages } from './messages/runs';
import { sourcesMessages } from './messages/sources';
import { stackMessages } from './messages/stack';
import { stacksMessages } from './messages/stacks';

/** English texts; the Korean ones in `ko.ts` have the same keys. */
export const messages = {
  ...stacksMessages,
  ...stackMessages,
  ...modulesMessages,
  ...findingsMessages,
  ...fixMessages,
  ...productsMessages,
  ...activityMessages,
  ...runMessages,
  ...runsMessages,
  ...sourcesMessages,
  ...driftMessages,
  ...driftStackMessages,
  ...driftActMessages,
  ...driftLeftMessages,
  ...entityMessages,
} as const;
