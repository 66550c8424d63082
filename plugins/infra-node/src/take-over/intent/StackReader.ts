import type {
  DeclaredResource,
  EnvironmentName,
  Standards,
} from '@infra-portal/infra-common';
import { lineAndColumn } from '../../terraform/read/position';
import type { Module, ModuleBlock } from '../../terraform/read/module';
import { isOpenIn, mentions } from '../findInputs';
import type { At, Fact, Json, StackFacts } from './types';

export interface ReaderOptions {
  module: Module;
  resources: readonly DeclaredResource[];
  standards: Standards;
  product?: string;
  service?: string;
  environment?: EnvironmentName;
  /** Text of the Terraform of golden paths. */
  pathText: string;
}

/** The stack of one environment while answers are read from it. */
export class StackReader implements StackFacts {
  readonly facts: Fact[] = [];
  readonly gaps: StackFacts['gaps'] = [];
  readonly module: Module;
  readonly standards: Standards;
  readonly environment?: EnvironmentName;
  readonly #options: ReaderOptions;

  constructor(options: ReaderOptions) {
    this.#options = options;
    this.module = options.module;
    this.standards = options.standards;
    this.environment = options.environment;
  }

  get service() {
    return this.#options.service;
  }

  get product() {
    return this.#options.product;
  }

  get resources() {
    return this.#options.resources;
  }

  of(...types: string[]): DeclaredResource[] {
    return this.resources.filter(({ type }) => types.includes(type));
  }

  /** Whether a golden path itself has a text. */
  isOfPath(text: string): boolean {
    return this.#options.pathText.includes(text);
  }

  /** Whether it has the text as a word of its own. */
  isWordOfPath(word: string): boolean {
    return mentions(this.#options.pathText, word);
  }

  /** The block in the stack's own files that a resource comes from. */
  blockOf({ address }: DeclaredResource): ModuleBlock | undefined {
    const call = /^module\.([^.[]+)/.exec(address)?.[1];
    return call === undefined
      ? this.module.resources.get(address.replace(/\[.*$/s, ''))
      : this.module.calls.get(call);
  }

  /** Where a resource is written in the stack's own files. */
  at(resource: DeclaredResource): At {
    const { address, file, line } = resource;
    const block = this.blockOf(resource);
    if (!block) return { address, file, line };
    const { source } = block;
    const start = lineAndColumn(source.text, block.block.start);
    return { address, file: source.file, line: start.line };
  }

  say(path: string[], value: Json, at: At, more: Partial<Fact> = {}): void {
    this.facts.push({ path, value, at, ...more });
  }

  miss(
    path: string[],
    reason: StackFacts['gaps'][number]['reason'],
    at: At = {},
    detail?: string,
  ): void {
    this.gaps.push({ path, reason, ...at, ...(detail && { detail }) });
  }

  /** The answer that an argument is, or why it is none. */
  argument(
    path: string[],
    resource: DeclaredResource,
    name: string,
    read: (value: Json) => Json | undefined = value => value,
  ): void {
    const at = this.at(resource);
    if (isOpenIn(resource, name)) {
      this.miss(path, 'computed', at);
      return;
    }
    const value = resource.values[name];
    if (value === undefined || value === null) {
      this.miss(path, 'absent', at);
      return;
    }
    const answer = read(value);
    if (answer === undefined) {
      this.miss(path, 'refused', at, JSON.stringify(value).slice(0, 200));
    } else this.say(path, answer, at);
  }

  /** The only one; more than one is a gap. */
  only(
    path: string[],
    found: readonly DeclaredResource[],
  ): DeclaredResource | undefined {
    if (found.length < 2) return found[0];
    const names = found.map(({ address }) => address).join(', ');
    this.miss(path, 'several', this.at(found[0]), names);
    return undefined;
  }
}

/** A number that may be written as a text. */
export const numberOf = (value: Json): number | undefined => {
  const number = typeof value === 'string' ? Number(value || NaN) : value;
  return typeof number === 'number' && Number.isFinite(number)
    ? number
    : undefined;
};

/** Blocks of a name inside of a resource, each as data. */
export const blocksIn = (value: unknown, name: string) => {
  const found = (value as Record<string, unknown> | undefined)?.[name];
  const all = Array.isArray(found) ? found : [found];
  return all.filter(
    (each): each is Record<string, Json> =>
      typeof each === 'object' && each !== null,
  );
};
