import { consequencesMessages } from './messages/consequences';
import { formMessages } from './messages/form';
import { requestsMessages } from './messages/requests';
import { realPlanMessages } from './messages/realPlan';

/** English texts; the Korean ones in `ko.ts` have the same keys. */
export const messages = {
  ...formMessages,
  ...consequencesMessages,
  ...requestsMessages,
  ...realPlanMessages,
} as const;
