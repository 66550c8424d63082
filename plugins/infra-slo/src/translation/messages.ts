import { entityMessages } from './messages/entity';
import { fleetMessages } from './messages/fleet';
import { objectiveMessages } from './messages/objective';
import { partsMessages } from './messages/parts';

/** English texts; the Korean ones in `ko.ts` have the same keys. */
export const messages = {
  ...fleetMessages,
  ...objectiveMessages,
  ...entityMessages,
  ...partsMessages,
} as const;
