import { checkVariable, type Scope as Known } from '../evaluate';
import type { Attribute, Block } from '../syntax';
import type { Schemas } from '../schema';
import { unwind } from './access';
import type { Bodies } from './bodies';
import { resourceKey, type Declarations } from './declared';
import type { Expressions } from './expressions';
import { languageBlock } from './language';
import { shown, type Report } from './report';
import type { Resources } from './resources';
import { shapeOfConstraint, typeProblems } from './typeConstraint';
import {
  attributeOf,
  blockText,
  expressionOf,
  labelOf,
  sourceOfItem,
  type TopBlock,
} from './topBlocks';
import type { Values } from './values';

const UNKNOWN: Known = { values: new Map(), others: 'unknown' };

/** Checks the blocks that are neither resources nor module calls. */
export class OtherBlocks {
  constructor(
    private readonly report: Report,
    private readonly schemas: Schemas,
    private readonly declared: Declarations,
    private readonly expressions: Expressions,
    private readonly values: Values,
    private readonly bodies: Bodies,
    private readonly resources: Resources,
  ) {}

  check(top: TopBlock) {
    const { block, source } = top;
    switch (block.type) {
      case 'locals':
        this.locals(top);
        return;
      case 'variable':
        this.variable(top);
        return;
      case 'terraform':
        this.settings(top);
        return;
      case 'provider':
        this.provider(top);
        return;
      case 'import':
        this.importBlock(top);
        return;
      case 'moved':
      case 'removed':
        this.own(top, ['from', 'to']);
        return;
      case 'check':
        this.checkBlock(top);
        return;
      case 'output':
        this.own(top, ['type']);
        return;
      default:
        // An action's arguments are not in the schemas.
        this.bodies.walk(block.body, { source });
    }
  }

  /**
   * Compares a block with what the language has for it.
   *
   * @param names arguments that hold names, types or providers: no values
   */
  private own({ block, source, sources }: TopBlock, names: string[]) {
    this.bodies.check(
      block.body,
      { language: languageBlock(block.type) },
      {
        what: blockText(block),
        start: block.start,
        scope: { source },
        sources,
      },
      { argument: attribute => names.includes(attribute.name) },
    );
  }

  private locals({ block, source }: TopBlock) {
    for (const item of block.body) {
      if (item.kind === 'attribute') {
        this.expressions.check(item.value, { source });
      } else {
        this.report.add(
          { source, offset: item.start },
          'unknown-block',
          `locals has no block ${shown(item.type)}`,
          `write ${item.type} = …`,
        );
      }
    }
  }

  private variable(top: TopBlock) {
    const { block } = top;
    const typed = attributeOf(block, 'type');
    const type = typed?.value;
    this.own(top, ['type', 'default']);
    for (const { offset, message, remedy } of type ? typeProblems(type) : []) {
      const source = typed ? sourceOfItem(top, typed) : top.source;
      this.report.add({ source, offset }, 'wrong-type', message, remedy);
    }
    const initial = attributeOf(block, 'default');
    if (initial) {
      const source = sourceOfItem(top, initial);
      const what = `${blockText(block)}: default`;
      const shape = this.expressions.check(initial.value, {
        source,
        constant: 'the default of a variable',
      });
      if (type) {
        const wanted = shapeOfConstraint(type);
        const target = { source, what };
        if (!this.values.check(initial.value, shape, wanted, target)) return;
      }
      this.ownRules(top, initial);
    }
  }

  /** A default must meet the rules of its own variable. */
  private ownRules(top: TopBlock, initial: Attribute) {
    const { block } = top;
    const source = sourceOfItem(top, initial);
    for (const problem of checkVariable(block, undefined, UNKNOWN, source)
      .problems) {
      if (problem.kind === 'declaration') continue;
      this.report.add(
        { source, offset: initial.value.start },
        'variable-default',
        `${blockText(block)}: the default is refused: ${problem.message}`,
      );
    }
  }

  private settings({ block, source }: TopBlock) {
    const scope = { source, constant: 'what stands in a terraform block' };
    this.bodies.check(
      block.body,
      { language: languageBlock('terraform') },
      { what: 'terraform', start: block.start, scope },
      {
        // Its bodies name providers: `configuration_aliases = [aws.east]`.
        block: inner => inner.type === 'required_providers',
        argument: attribute => attribute.name === 'experiments',
      },
    );
  }

  private provider({ block, source, sources }: TopBlock) {
    const config = this.schemas.provider(labelOf(block, 0))?.config;
    this.bodies.check(
      block.body,
      { language: languageBlock('provider'), provider: config, open: !config },
      {
        what: blockText(block),
        start: block.start,
        scope: { source },
        sources,
      },
    );
  }

  private importBlock(top: TopBlock) {
    const { block, source } = top;
    const scope = this.resources.instanceScope(top);
    this.bodies.check(
      block.body,
      { language: languageBlock('import') },
      { what: 'import', start: block.start, scope },
      { argument: ({ name }) => name === 'to' || name === 'provider' },
    );
    const to = expressionOf(block, 'to');
    if (!to) return;
    const { root, steps } = unwind(to);
    for (const step of steps) {
      if (step.kind === 'index') this.expressions.check(step.key, scope);
    }
    const [step] = steps;
    if (root.kind !== 'variable' || step?.kind !== 'getAttribute') return;
    if (root.name === 'module' || this.declared.incomplete) return;
    const key = resourceKey('resource', root.name, step.name);
    if (this.declared.resources.has(key)) return;
    this.report.add(
      { source, offset: to.start },
      'undeclared',
      `import: ${key} is not declared`,
      'add the resource that the import fills',
    );
  }

  private checkBlock({ block, source }: TopBlock) {
    this.bodies.check(
      block.body,
      { language: languageBlock('check') },
      { what: blockText(block), start: block.start, scope: { source } },
      { block: inner => this.scopedData(inner, { block: inner, source }) },
    );
  }

  /** A data source that only its check sees. */
  private scopedData(inner: Block, top: TopBlock): boolean {
    if (inner.type !== 'data' || inner.labels.length !== 2) return false;
    this.resources.check(top);
    return true;
  }
}
