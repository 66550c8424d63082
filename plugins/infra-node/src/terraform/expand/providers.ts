import type { Value } from '../evaluate/values';
import { literalString } from '../read/literalString';
import type { ModuleBlock } from '../read/module';
import { mergedArgument, mergedItems } from '../read/overrides';
import type { Expression } from '../syntax';
import { type Argument } from './place';
import { type Body, bodyOf } from './body';
import type { ModuleInstance } from './instance';
import type { Run } from './run';

/** What resources take from the configuration of their provider. */
export interface ProviderConfig {
  region?: string;
  /** Tags of all resources, and where they are written. */
  defaultTags?: { value: Value; from: Argument };
}

export interface Providers {
  /** @param name `aws`, or `aws.alias` */
  config(name: string): ProviderConfig | undefined;
  /** The one a resource of the type uses. */
  of(type: string, block: ModuleBlock): ProviderConfig | undefined;
}

/** `aws` or `aws.alias`; the quoted form is of old. */
function nameOf(expression: Expression): string | undefined {
  if (expression.kind === 'variable') return expression.name;
  if (expression.kind === 'getAttribute' && expression.of.kind === 'variable') {
    return `${expression.of.name}.${expression.name}`;
  }
  return literalString(expression);
}

/** The providers of a module: its own, those passed to it, those it inherits. */
export function providersOf(instance: ModuleInstance, run: Run): Providers {
  const known = new Map<string, ProviderConfig | undefined>();

  function passed(name: string): string | undefined {
    const given =
      instance.caller && mergedArgument(instance.caller.call, 'providers');
    const { value } = given?.attribute ?? {};
    if (value?.kind !== 'object') return undefined;
    const found = value.items.find(({ key }) => nameOf(key) === name);
    return found && nameOf(found.value);
  }

  function find(name: string): ProviderConfig | undefined {
    const block = instance.tree.module.providers.get(name);
    if (block) return configOf(block, instance, run);
    if (!instance.caller) return undefined;
    const theirs = passed(name) ?? (name.includes('.') ? undefined : name);
    if (theirs === undefined) return undefined;
    return instance.caller.instance.providers.config(theirs);
  }

  function config(name: string): ProviderConfig | undefined {
    if (!known.has(name)) known.set(name, find(name));
    return known.get(name);
  }

  return {
    config,
    of(type, block) {
      const chosen = mergedArgument(block, 'provider');
      const name = chosen && nameOf(chosen.attribute.value);
      return config(name ?? type.split('_', 1)[0]);
    },
  };
}

function configOf(
  block: ModuleBlock,
  instance: ModuleInstance,
  run: Run,
): ProviderConfig {
  const name = block.block.labels[0]?.text ?? '';
  const place = instance.place(block, `${instance.prefix}provider.${name}`);
  const body = bodyOf(mergedItems(block), place, run);
  const defaultTags = tagsOf(body);
  return {
    region: regionOf(body.arguments.get('region')?.value()),
    ...(defaultTags && { defaultTags }),
  };
}

/** A region as AWS names them; undefined for what is not known, or is none. */
export function regionOf(value: Value | undefined): string | undefined {
  if (value?.kind !== 'string') return undefined;
  return /^[a-z0-9-]{1,64}$/.test(value.value) ? value.value : undefined;
}

function tagsOf(body: Body): ProviderConfig['defaultTags'] {
  const [written] = body.blocks.get('default_tags')?.().bodies ?? [];
  const from = written?.arguments.get('tags');
  if (from) return { value: from.value(), from };
  const json = body.arguments.get('default_tags');
  const value = json?.value();
  const block = value && 'items' in value ? value.items[0] : value;
  const tags = block && 'entries' in block && block.entries.get('tags');
  return json && tags ? { value: tags, from: json } : undefined;
}
