import type { Schemas } from '../schema';
import type { ModuleContent } from './content';
import {
  instancesOf,
  resourceKey,
  type Declarations,
  type DeclaredLocal,
  type DeclaredModule,
  type DeclaredResource,
} from './declared';
import { type Report, type Source } from './report';
import { ANY, type ObjectShape, type Shape } from './shape';
import {
  blockText,
  expressionOf,
  labelOf,
  sourceOfItem,
  type TopBlock,
} from './topBlocks';
import { shapeOfConstraint } from './typeConstraint';

/** The outputs of the module that a call calls, where it can be had. */
export type OutputsOf = (call: TopBlock) => ObjectShape | undefined;

const KINDS = ['resource', 'data', 'ephemeral'] as const;
type Kind = (typeof KINDS)[number];

const isKind = (type: string): type is Kind =>
  (KINDS as readonly string[]).includes(type);

/** Gathers what a module declares, and reports what is declared twice. */
class Gathering {
  readonly variables = new Map<string, Shape>();
  readonly locals = new Map<string, DeclaredLocal>();
  readonly resources = new Map<string, DeclaredResource>();
  readonly modules = new Map<string, DeclaredModule>();
  private readonly first = new Map<string, TopBlock['source']>();

  constructor(
    private readonly report: Report,
    private readonly schemas: Schemas,
    private readonly outputsOf: OutputsOf,
  ) {}

  block(top: TopBlock) {
    const { block, source } = top;
    if (block.type === 'locals') {
      this.localsOf(top);
      return;
    }
    if (isKind(block.type)) {
      this.resource(top, block.type);
    } else if (block.type === 'variable') {
      this.variable(top);
    } else if (block.type === 'module') {
      this.module(top);
    } else if (!['output', 'check', 'provider'].includes(block.type)) {
      return;
    }
    const alias = expressionOf(block, 'alias');
    const suffix = alias ? ` ${source.text.slice(alias.start, alias.end)}` : '';
    this.once(`${blockText(block)}${suffix}`, source, block.start);
  }

  private once(what: string, source: Source, offset: number) {
    const first = this.first.get(what);
    if (!first) {
      this.first.set(what, source);
      return;
    }
    this.report.add(
      { source, offset },
      'duplicate-declaration',
      `${what} is declared a second time; the first is in ${first.file}`,
      'keep one of them, or give one another name',
    );
  }

  private localsOf(top: TopBlock) {
    for (const item of top.block.body) {
      if (item.kind !== 'attribute') continue;
      const source = sourceOfItem(top, item);
      this.once(`local.${item.name}`, source, item.start);
    }
  }

  private variable({ block }: TopBlock) {
    const type = expressionOf(block, 'type');
    const name = labelOf(block, 0);
    if (this.variables.has(name)) return;
    this.variables.set(name, type ? shapeOfConstraint(type) : ANY);
  }

  private resource({ block, source }: TopBlock, kind: Kind) {
    const [type, name] = [labelOf(block, 0), labelOf(block, 1)];
    const key = resourceKey(kind, type, name);
    if (this.resources.has(key)) return;
    this.resources.set(key, {
      kind,
      type,
      name,
      instances: instancesOf(block),
      schema: this.schemas.typeSchema(kind, type),
      block,
      source,
    });
  }

  private module(top: TopBlock) {
    const name = labelOf(top.block, 0);
    if (this.modules.has(name)) return;
    this.modules.set(name, {
      name,
      instances: instancesOf(top.block),
      outputs: this.outputsOf(top),
    });
  }
}

/**
 * What the blocks of a module declare. Of two with one name the first counts,
 * and the second is reported.
 */
export function gatherDeclarations(
  blocks: readonly TopBlock[],
  { incomplete, locals: values }: Omit<ModuleContent, 'blocks'>,
  {
    report,
    schemas,
    outputsOf,
  }: {
    report: Report;
    schemas: Schemas;
    outputsOf: OutputsOf;
  },
): Declarations {
  const gathering = new Gathering(report, schemas, outputsOf);
  for (const top of blocks) gathering.block(top);
  // Data sources within a check are seen there alone, yet under a name of all.
  for (const { block, source } of blocks) {
    if (block.type !== 'check') continue;
    for (const inner of block.body) {
      if (inner.kind === 'block' && inner.type === 'data') {
        gathering.block({ block: inner, source });
      }
    }
  }
  for (const [name, { attribute, source }] of values) {
    const { start, value: expression } = attribute;
    gathering.locals.set(name, { start, expression, source });
  }
  const { variables, locals, resources, modules } = gathering;
  return { variables, locals, resources, modules, incomplete };
}
