import { badgeKorean } from './ko/badge';
import { changeKorean } from './ko/change';
import { costsKorean } from './ko/costs';
import { entityKorean } from './ko/entity';
import { exceptionKorean } from './ko/exception';
import { moneyKorean } from './ko/money';
import { pendingKorean } from './ko/pending';
import { pullsKorean } from './ko/pulls';
import { savingProposalKorean } from './ko/savingProposal';
import { savingsKorean } from './ko/savings';
import { stackKorean } from './ko/stack';
import { tagsKorean } from './ko/tags';
import { trendKorean } from './ko/trend';
import { unmatchedKorean } from './ko/unmatched';
import { weeklyKorean } from './ko/weekly';
import type { messages } from './messages';

const ko: Record<keyof typeof messages, string> = {
  ...moneyKorean,
  ...costsKorean,
  ...trendKorean,
  ...stackKorean,
  ...entityKorean,
  ...savingsKorean,
  ...savingProposalKorean,
  ...weeklyKorean,
  ...changeKorean,
  ...badgeKorean,
  ...tagsKorean,
  ...unmatchedKorean,
  ...pullsKorean,
  ...pendingKorean,
  ...exceptionKorean,
};

export default ko;
