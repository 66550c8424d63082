import { backtestKorean } from './ko/backtest';
import { changesKorean } from './ko/changes';
import { commandsKorean } from './ko/commands';
import { consequencesKorean } from './ko/consequences';
import { costKorean } from './ko/cost';
import { exceptionsKorean } from './ko/exceptions';
import { formKorean } from './ko/form';
import { pullsKorean } from './ko/pulls';
import { differenceKorean } from './ko/difference';
import { lifecycleKorean } from './ko/lifecycle';
import { realPlanKorean } from './ko/realPlan';
import { requestsKorean } from './ko/requests';
import { talkKorean } from './ko/talk';
import { reviewKorean } from './ko/review';
import { upgradesKorean } from './ko/upgrades';
import { valueKorean } from './ko/value';
import { takeOverKorean } from './ko/takeOver';
import type { messages } from './messages';

const ko: Record<keyof typeof messages, string> = {
  ...formKorean,
  ...consequencesKorean,
  ...costKorean,
  ...realPlanKorean,
  ...differenceKorean,
  ...lifecycleKorean,
  ...changesKorean,
  ...pullsKorean,
  ...requestsKorean,
  ...commandsKorean,
  ...talkKorean,
  ...backtestKorean,
  ...reviewKorean,
  ...upgradesKorean,
  ...exceptionsKorean,
  ...valueKorean,
  ...takeOverKorean,
};

export default ko;
