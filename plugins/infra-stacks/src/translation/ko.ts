import { findingsKorean } from './ko/findings';
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
  ...productsKorean,
  ...sourcesKorean,
};

export default ko;
