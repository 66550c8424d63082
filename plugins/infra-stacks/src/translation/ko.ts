import { activityKorean } from './ko/activity';
import { driftKorean } from './ko/drift';
import { driftActKorean } from './ko/driftAct';
import { driftLeftKorean } from './ko/driftLeft';
import { driftStackKorean } from './ko/driftStack';
import { entityKorean } from './ko/entity';
import { findingsKorean } from './ko/findings';
import { fixKorean } from './ko/fix';
import { modulesKorean } from './ko/modules';
import { productsKorean } from './ko/products';
import { runKorean } from './ko/run';
import { runsKorean } from './ko/runs';
import { sourcesKorean } from './ko/sources';
import { stackKorean } from './ko/stack';
import { stacksKorean } from './ko/stacks';
import type { messages } from './messages';

const ko: Record<keyof typeof messages, string> = {
  ...stacksKorean,
  ...stackKorean,
  ...modulesKorean,
  ...findingsKorean,
  ...fixKorean,
  ...productsKorean,
  ...activityKorean,
  ...runKorean,
  ...runsKorean,
  ...sourcesKorean,
  ...driftKorean,
  ...driftStackKorean,
  ...driftActKorean,
  ...driftLeftKorean,
  ...entityKorean,
};

export default ko;
