import { literalString } from '../read/literalString';
import type { Bodies } from './bodies';
import type { Expressions } from './expressions';
import { languageBlock } from './language';
import { checkInputValues } from './inputValues';
import type { KnownValues } from './knownValues';
import { shown, type Report } from './report';
import type { Scope } from './scope';
import {
  attributeOf,
  blockText,
  expressionOf,
  sourceOfItem,
  type TopBlock,
} from './topBlocks';
import type { Resources } from './resources';
import type { Attribute } from '../syntax';
import type { CalledModule } from './calledModule';
import type { Values } from './values';

/** Only modules of a registry have versions. */
const NOT_REGISTRY =
  /^(\.{1,2}\/|\/|\w+::|\w+:\/\/|git@|github\.com\/|bitbucket\.org\/)/;

/** The literal source of a module call. */
export function sourceOf({ block }: TopBlock): string | undefined {
  const source = expressionOf(block, 'source');
  return source && literalString(source);
}

/** Checks calls of modules. */
export class ModuleCalls {
  constructor(
    private readonly report: Report,
    private readonly expressions: Expressions,
    private readonly bodies: Bodies,
    private readonly values: Values,
    private readonly resources: Resources,
    private readonly known: KnownValues,
  ) {}

  /** @param called undefined when the module cannot be had, null when it is not */
  check(top: TopBlock, called: CalledModule | null | undefined) {
    const { block, sources } = top;
    const scope = this.resources.instanceScope(top);
    const what = blockText(block);
    const language = languageBlock('module');
    const isInput = (name: string) => !language?.members.has(name);
    this.bodies.check(
      block.body.filter(item => item.kind === 'block' || !isInput(item.name)),
      { language },
      { what, start: block.start, scope, sources },
      {
        argument: ({ name }) =>
          name === 'providers' || name === 'source' || name === 'version',
      },
    );
    this.source(top, called);
    this.inputs(top, scope, called ?? undefined, isInput);
  }

  private source(top: TopBlock, called: CalledModule | null | undefined) {
    const { block } = top;
    const attribute = attributeOf(block, 'source');
    if (!attribute) return;
    const source = sourceOfItem(top, attribute);
    const say = (offset: number, message: string, remedy: string) =>
      this.report.add({ source, offset }, 'module-source', message, remedy);
    const what = blockText(block);
    const { start } = attribute.value;
    const text = sourceOf(top);
    if (text === undefined) {
      const message = `${what}: the source is not a literal string, so that it cannot be known which module is meant`;
      say(start, message, 'write the address and the version out');
      return;
    }
    const local = /^\.{1,2}\//.test(text);
    if (text.trim() === '') {
      say(start, `${what}: the source is empty`, 'write the address');
    } else if (called === null || (local && called === undefined)) {
      const message = `${what}: there is no module at ${shown(text)}`;
      say(start, message, 'correct the address, or add the module');
    }
    const version = attributeOf(block, 'version');
    if (version && NOT_REGISTRY.test(text)) {
      const message = `${what}: a version is for modules of a registry only`;
      say(version.start, message, 'leave it out; pin with ?ref= in the source');
    }
  }

  private inputs(
    top: TopBlock,
    scope: Scope,
    called: CalledModule | undefined,
    isInput: (name: string) => boolean,
  ) {
    const { block } = top;
    const what = blockText(block);
    const given = new Map<string, Attribute>();
    const fitting = new Map<string, Attribute>();
    for (const item of block.body) {
      if (item.kind === 'block' || !isInput(item.name)) continue;
      const { name, value } = item;
      const source = sourceOfItem(top, item);
      if (given.has(name)) {
        this.report.add(
          { source, offset: item.start },
          'duplicate-argument',
          `${what}: ${shown(name)} is set twice`,
          'keep one of them',
        );
      }
      given.set(name, item);
      const shape = this.expressions.check(value, { ...scope, source });
      if (!called) continue;
      const input = called.inputs.get(name);
      if (!input) {
        if (called.incomplete) continue;
        const remedy = this.report.didYouMean(name, called.inputs.keys());
        const message = `${what} has no input ${shown(name)}`;
        const place = { source, offset: item.start };
        this.report.add(place, 'module-input', message, remedy);
      } else {
        const target = { source, what: `${what}: ${name}` };
        const fits = this.values.check(value, shape, input.shape, target);
        if (fits) fitting.set(name, item);
      }
    }
    for (const [name, input] of called?.inputs ?? []) {
      if (!input.required || given.has(name)) continue;
      const remedy = `add ${name} = …`;
      const message = `${what} needs the input ${shown(name)}`;
      const place = { source: top.source, offset: block.start };
      this.report.add(place, 'module-input', message, remedy);
    }
    if (called) {
      const fileOf = (item: Attribute) => sourceOfItem(top, item);
      const call = {
        what,
        place: { source: top.source, offset: block.start },
        sourceOf: fileOf,
        given: fitting,
        written: new Set(given.keys()),
      };
      checkInputValues(call, called, this.known, this.report);
    }
  }
}
