import { backtestMessages } from './messages/backtest';
import { changesMessages } from './messages/changes';
import { commandsMessages } from './messages/commands';
import { consequencesMessages } from './messages/consequences';
import { costMessages } from './messages/cost';
import { exceptionsMessages } from './messages/exceptions';
import { formMessages } from './messages/form';
import { pullsMessages } from './messages/pulls';
import { differenceMessages } from './messages/difference';
import { lifecycleMessages } from './messages/lifecycle';
import { realPlanMessages } from './messages/realPlan';
import { requestsMessages } from './messages/requests';
import { talkMessages } from './messages/talk';
import { reviewMessages } from './messages/review';
import { upgradesMessages } from './messages/upgrades';
import { valueMessages } from './messages/value';
import { takeOverMessages } from './messages/takeOver';

/** English texts; the Korean ones in `ko.ts` have the same keys. */
export const messages = {
  ...formMessages,
  ...consequencesMessages,
  ...costMessages,
  ...realPlanMessages,
  ...differenceMessages,
  ...lifecycleMessages,
  ...changesMessages,
  ...pullsMessages,
  ...requestsMessages,
  ...commandsMessages,
  ...talkMessages,
  ...backtestMessages,
  ...reviewMessages,
  ...upgradesMessages,
  ...exceptionsMessages,
  ...valueMessages,
  ...takeOverMessages,
} as const;
