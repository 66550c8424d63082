import { backtestMessages } from './messages/backtest';
import { commandsMessages } from './messages/commands';
import { consequencesMessages } from './messages/consequences';
import { costMessages } from './messages/cost';
import { formMessages } from './messages/form';
import { realPlanMessages } from './messages/realPlan';
import { requestsMessages } from './messages/requests';

/** English texts; the Korean ones in `ko.ts` have the same keys. */
export const messages = {
  ...formMessages,
  ...consequencesMessages,
  ...costMessages,
  ...realPlanMessages,
  ...requestsMessages,
  ...commandsMessages,
  ...backtestMessages,
} as const;
