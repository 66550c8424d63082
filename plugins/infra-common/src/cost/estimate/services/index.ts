import { Rule, Rules } from '../engine/Rule';
import { addresses } from './addresses';
import { caches } from './caches';
import { databases } from './databases';
import { edge } from './edge';
import { fargate } from './fargate';
import { functions } from './functions';
import { instances } from './instances';
import { messages } from './messages';
import { network } from './network';
import { observability } from './observability';
import { security } from './security';
import { storage } from './storage';
import { volumes } from './volumes';

const rules = new Map<string, Rule>(
  (
    [
      addresses,
      caches,
      databases,
      edge,
      fargate,
      functions,
      instances,
      messages,
      network,
      observability,
      security,
      storage,
      volumes,
    ] satisfies Rules[]
  ).flatMap(each => Object.entries(each)),
);

/** How a type of resource is priced; undefined when nothing is known of it. */
export const ruleOf = (type: string): Rule | undefined => rules.get(type);
