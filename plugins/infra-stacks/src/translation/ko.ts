import { entityKorean } from './ko/entity';
import { findingsKorean } from './ko/findings';
import { fixKorean } from './ko/fix';
import { modulesKorean } from './ko/modules';
import { productsKorean } from './ko/products';
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
  ...sourcesKorean,
  ...entityKorean,
};

export default ko;
