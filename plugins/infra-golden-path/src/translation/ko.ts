import { consequencesKorean } from './ko/consequences';
import { formKorean } from './ko/form';
import { requestsKorean } from './ko/requests';
import { realPlanKorean } from './ko/realPlan';
import type { messages } from './messages';

const ko: Record<keyof typeof messages, string> = {
  ...formKorean,
  ...consequencesKorean,
  ...requestsKorean,
  ...realPlanKorean,
};

export default ko;
