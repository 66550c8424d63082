import type {
  DeclaredResource,
  TakeOverImport,
} from '@infra-portal/infra-common';
import type { ModuleBlock } from '../../terraform/read/module';
import { mergedArgument } from '../../terraform/read/overrides';
import { attributeOf, IDS } from '../outputs';
import { argumentForm, awsForm } from './importForms';

/** The id of a resource, or why it cannot be told. */
export type ImportId = Pick<TakeOverImport, 'id' | 'reason' | 'form'> & {
  names: string[];
};

/** Where resources of a stack are looked up. */
export interface ImportContext {
  declared: ReadonlyMap<string, DeclaredResource>;
  /** Of the stack itself, by `type.name`. */
  blocks: ReadonlyMap<string, ModuleBlock>;
}

/** An argument of a form, and what stands around one that may be missing. */
const PART = /\[([^{\]]*)\{(\w+)\}([^\]]*)\]|\{(\w+)\}/g;

const plain = (value: unknown): string | undefined => {
  if (typeof value === 'number') return String(value);
  // No file can hold half of a surrogate pair.
  return typeof value === 'string' && value !== '' && !/\p{Cs}/u.test(value)
    ? value
    : undefined;
};

/** A cluster is called by its name, or by its ARN that ends with it. */
const clusterName = (text: string) =>
  text.startsWith('arn:') ? text.slice(text.lastIndexOf('/') + 1) : text;

/** What an attribute of a type is another word for. */
function nameBehind(type: string, attribute: string): string {
  if (type === 'aws_ecs_cluster') return 'name';
  return attribute === 'id' && Object.hasOwn(IDS, type) ? IDS[type] : attribute;
}

/** `aws_s3_bucket.logs.id` is the bucket of that resource. */
function readFrom(
  { address }: DeclaredResource,
  argument: string,
  { declared, blocks }: ImportContext,
): string | undefined {
  const block = blocks.get(address);
  const written = block && mergedArgument(block, argument);
  const path = written && attributeOf(written.attribute.value);
  const [type, name, attribute, ...rest] = path?.split('.') ?? [];
  if (attribute === undefined || rest.length > 0) return undefined;
  const target = declared.get(`${type}.${name}`);
  return target && plain(target.values[nameBehind(type, attribute)]);
}

function argumentText(
  resource: DeclaredResource,
  argument: string,
  context: ImportContext,
): string | undefined {
  const known = plain(resource.values[argument]);
  const text = known ?? readFrom(resource, argument, context);
  return text !== undefined && argument === 'cluster'
    ? clusterName(text)
    : text;
}

const isUnset = ({ values, unknown }: DeclaredResource, argument: string) =>
  (values[argument] ?? null) === null && !unknown.includes(argument);

/** By what a resource is imported, as far as its files tell. */
export function importIdOf(
  resource: DeclaredResource,
  context: ImportContext,
): ImportId {
  const form = argumentForm(resource.type);
  if (form === undefined) {
    const given = awsForm(resource.type);
    return given === undefined
      ? { reason: 'no-rule', names: [] }
      : { reason: 'given-by-aws', form: given, names: [] };
  }
  const names: string[] = [];
  const id = form.replace(
    PART,
    (_, before = '', optional, after = '', argument = optional) => {
      if (optional && isUnset(resource, optional)) return '';
      const text = argumentText(resource, argument, context);
      if (text === undefined) names.push(argument);
      return before + (text ?? '') + after;
    },
  );
  return names.length > 0
    ? { reason: 'value', form, names }
    : { id, names: [] };
}
