import type { TakeOverGap } from '@infra-portal/infra-common';
import {
  ownersOf,
  parseCodeowners,
  ruleOf,
  usualRef,
  readOwner,
} from '../../codeowners';
import type { StackReader } from './StackReader';
import type { At, IntentPlace } from './types';

const DATA_CLASSES = ['public', 'internal', 'confidential', 'restricted'];

/** What all resources that have a tag say in it. */
function tagOf(
  stack: StackReader,
  tag: string,
): { value: string; at: At } | TakeOverGap['reason'] {
  const said = stack.resources.flatMap(each => {
    const all = each.values.tags_all;
    const own = all && typeof all === 'object' && !Array.isArray(all) && all;
    const value = own ? own[tag] : undefined;
    return typeof value === 'string' ? [{ value, at: stack.at(each) }] : [];
  });
  if (said.length === 0) return 'absent';
  const isOne = said.every(({ value }) => value === said[0].value);
  return isOne ? said[0] : 'several';
}

function sayTag(
  stack: StackReader,
  path: string[],
  tag: string,
  accepts: (value: string) => boolean = () => true,
): void {
  const found = tagOf(stack, tag);
  if (typeof found === 'string') stack.miss(path, found);
  else if (accepts(found.value)) stack.say(path, found.value, found.at);
  else stack.miss(path, 'refused', found.at, found.value);
}

/** Who owns it, who pays, and how secret its data is. */
export function readTags(
  stack: StackReader,
  folder: string,
  codeowners: IntentPlace['codeowners'],
): void {
  sayTag(stack, ['costCenter'], 'CostCenter');
  sayTag(stack, ['dataClass'], 'DataClass', value =>
    DATA_CLASSES.includes(value),
  );
  const tagged = tagOf(stack, 'Owner');
  if (typeof tagged === 'object') {
    const { value, at } = tagged;
    // What has no @ is written as an intent writes it.
    const owner = value.includes('@') ? usualRef(readOwner(value)) : value;
    if (owner) {
      stack.say(['owner'], owner, at);
      return;
    }
  }
  sayCodeowner(stack, folder, codeowners);
}

/** The only team that CODEOWNERS asks for the files. */
function sayCodeowner(
  stack: StackReader,
  folder: string,
  codeowners: IntentPlace['codeowners'],
): void {
  const path = ['owner'];
  if (!codeowners) {
    stack.miss(path, 'absent');
    return;
  }
  const rules = parseCodeowners(codeowners.text);
  const file = `${folder === '' ? '' : `${folder}/`}main.tf`;
  const [owner, ...more] = ownersOf(rules, file);
  const { line } = ruleOf(rules, file) ?? {};
  const at = { file: codeowners.path, line };
  const ref = owner === undefined ? undefined : usualRef(readOwner(owner));
  if (more.length > 0) stack.miss(path, 'several', at);
  else if (ref === undefined) stack.miss(path, 'absent');
  else stack.say(path, ref, at);
}
