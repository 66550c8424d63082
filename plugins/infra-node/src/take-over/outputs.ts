import type { Module } from '../terraform/read/module';
import { mergedArgument } from '../terraform/read/overrides';
import type { Expression } from '../terraform/syntax';
import type { Inputs } from './Inputs';
import { plainValue, samePlain } from './plainValue';
import type { StackResource } from './stackModel';

/** What `id` is another word for. */
export const IDS: Readonly<Record<string, string>> = {
  aws_cloudwatch_log_group: 'name',
  aws_ecr_repository: 'name',
  aws_iam_role: 'name',
  aws_kms_key: 'key_id',
  aws_s3_bucket: 'bucket',
  aws_secretsmanager_secret: 'arn',
  aws_sns_topic: 'arn',
  aws_sqs_queue: 'url',
};

/** `aws_x.this.arn`, also of the one that `count` makes; undefined for else. */
export function attributeOf(node: Expression): string | undefined {
  switch (node.kind) {
    case 'parentheses':
      return attributeOf(node.inner);
    case 'call':
      return ['one', 'try'].includes(node.name) && node.arguments[0]
        ? attributeOf(node.arguments[0])
        : undefined;
    case 'variable':
      return node.name;
    case 'index':
    case 'splat':
      return attributeOf(node.of);
    case 'getAttribute': {
      const of = attributeOf(node.of);
      return of === undefined ? undefined : `${of}.${node.name}`;
    }
    default:
      return undefined;
  }
}

/**
 * The output of a module that is an attribute of one of its resources: one that
 * says so, or one of that name with the value which the resource has.
 */
export function outputFor(
  module: Module,
  inputs: Inputs,
  key: string,
  { type, declared }: StackResource,
  attribute: string,
): string | undefined {
  const names =
    attribute === 'id' && Object.hasOwn(IDS, type)
      ? ['id', IDS[type]]
      : [attribute];
  for (const [output, block] of module.outputs) {
    const value = mergedArgument(block, 'value');
    if (!value) continue;
    const expression = value.attribute.value;
    const direct = attributeOf(expression);
    if (names.some(each => direct === `${key}.${each}`)) return output;
    const known = plainValue(inputs.value(expression, value.source));
    const isSame =
      names.includes(output) && samePlain(known, declared.values[output]);
    if (isSame) return output;
  }
  return undefined;
}
