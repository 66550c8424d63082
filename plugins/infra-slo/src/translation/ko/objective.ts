import type { objectiveMessages } from '../messages/objective';

export const objectiveKorean: Record<keyof typeof objectiveMessages, string> = {
  'objective.title': '서비스 목표',
};
