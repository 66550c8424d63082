import { entityKorean } from './ko/entity';
import { fleetKorean } from './ko/fleet';
import { objectiveKorean } from './ko/objective';
import type { messages } from './messages';

const ko: Record<keyof typeof messages, string> = {
  ...fleetKorean,
  ...objectiveKorean,
  ...entityKorean,
};

export default ko;
