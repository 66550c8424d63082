import { entityKorean } from './ko/entity';
import { fleetKorean } from './ko/fleet';
import { objectiveKorean } from './ko/objective';
import { partsKorean } from './ko/parts';
import type { messages } from './messages';

const ko: Record<keyof typeof messages, string> = {
  ...fleetKorean,
  ...objectiveKorean,
  ...entityKorean,
  ...partsKorean,
};

export default ko;
