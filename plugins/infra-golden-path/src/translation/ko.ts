import { backtestKorean } from './ko/backtest';
import { commandsKorean } from './ko/commands';
import { consequencesKorean } from './ko/consequences';
import { costKorean } from './ko/cost';
import { formKorean } from './ko/form';
import { realPlanKorean } from './ko/realPlan';
import { requestsKorean } from './ko/requests';
import type { messages } from './messages';

const ko: Record<keyof typeof messages, string> = {
  ...formKorean,
  ...consequencesKorean,
  ...costKorean,
  ...realPlanKorean,
  ...requestsKorean,
  ...commandsKorean,
  ...backtestKorean,
};

export default ko;
