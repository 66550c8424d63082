import { badgeMessages } from './messages/badge';
import { changeMessages } from './messages/change';
import { costsMessages } from './messages/costs';
import { entityMessages } from './messages/entity';
import { exceptionMessages } from './messages/exception';
import { moneyMessages } from './messages/money';
import { pendingMessages } from './messages/pending';
import { pullsMessages } from './messages/pulls';
import { savingProposalMessages } from './messages/savingProposal';
import { savingsMessages } from './messages/savings';
import { stackMessages } from './messages/stack';
import { tagsMessages } from './messages/tags';
import { trendMessages } from './messages/trend';
import { unmatchedMessages } from './messages/unmatched';
import { weeklyMessages } from './messages/weekly';

/** English texts; the Korean ones in `ko.ts` have the same keys. */
export const messages = {
  ...moneyMessages,
  ...costsMessages,
  ...trendMessages,
  ...stackMessages,
  ...entityMessages,
  ...savingsMessages,
  ...savingProposalMessages,
  ...weeklyMessages,
  ...changeMessages,
  ...badgeMessages,
  ...tagsMessages,
  ...unmatchedMessages,
  ...pullsMessages,
  ...pendingMessages,
  ...exceptionMessages,
} as const;
