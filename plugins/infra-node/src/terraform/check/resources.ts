import type { Attribute, Block, Expression } from '../syntax';
import type { BlockSchema, Schemas, TypeKind } from '../schema';
import { literalString } from '../read/literalString';
import { elementOf, unwind } from './access';
import type { Bodies } from './bodies';
import type { Expressions } from './expressions';
import { languageBlock } from './language';
import type { Peculiar } from './level';
import { shown, type Report } from './report';
import type { Scope } from './scope';
import { ANY, shapeOfBlock, shapeText, type Shape } from './shape';
import {
  attributeOf,
  blockText,
  labelOf,
  sourceOfItem,
  type TopBlock,
} from './topBlocks';

/** Checks resources, data sources and ephemeral resources. */
export class Resources {
  constructor(
    private readonly report: Report,
    private readonly schemas: Schemas,
    private readonly expressions: Expressions,
    private readonly bodies: Bodies,
  ) {}

  check(top: TopBlock) {
    const { block, sources } = top;
    const kind = block.type as TypeKind;
    const type = labelOf(block, 0);
    const schema = this.schemas.typeSchema(kind, type);
    if (!schema) this.unknownType(top, kind, type);
    const scope = this.instanceScope(top);
    const self = schema ? shapeOfBlock(schema) : ANY;
    this.bodies.check(
      block.body,
      { language: languageBlock(kind), provider: schema, open: !schema },
      { what: blockText(block), start: block.start, scope, sources },
      {
        ...this.meta(self),
        block: (inner, at) => this.languageBlock(inner, at, schema, self),
        advice: name =>
          kind === 'resource'
            ? this.schemas.providerOf(type)?.advice(type, name)
            : undefined,
      },
    );
  }

  /** The scope of a block with `count` or `for_each`; both is reported. */
  instanceScope(top: TopBlock): Scope {
    const { block, source } = top;
    const scope: Scope = { source };
    const count = attributeOf(block, 'count');
    const forEach = attributeOf(block, 'for_each');
    if (count && forEach) {
      this.report.add(
        { source: sourceOfItem(top, forEach), offset: forEach.start },
        'count-and-for-each',
        `${blockText(block)} sets both count and for_each`,
        'keep one of them',
      );
    }
    if (!forEach) return { ...scope, count: count !== undefined };
    const from = sourceOfItem(top, forEach);
    const over = this.expressions.check(forEach.value, { source: from });
    if (!['any', 'map', 'set', 'object', 'null'].includes(over.kind)) {
      this.report.add(
        { source: from, offset: forEach.value.start },
        'wrong-type',
        `${blockText(block)}: for_each is a ${shapeText(
          over,
        )} where a map or a set of strings is expected`,
        'write toset(…) around a list of strings',
      );
    }
    return { ...scope, count: count !== undefined, each: valueOf(over) };
  }

  private unknownType(
    { block, source }: TopBlock,
    kind: TypeKind,
    type: string,
  ) {
    const provider = this.schemas.providerOf(type);
    if (!provider?.complete) return;
    this.report.add(
      { source, offset: block.labels[0].start },
      'unknown-type',
      `the provider ${provider.source} has no ${kindText(kind)} ${shown(type)}`,
      this.report.didYouMean(type, provider.types(kind)),
    );
  }

  private meta(self: Shape): Pick<Peculiar, 'argument'> {
    return {
      argument: attribute =>
        // It names a provider, which is no value.
        attribute.name === 'provider' && self !== undefined,
    };
  }

  private languageBlock(
    block: Block,
    scope: Scope,
    schema: BlockSchema | undefined,
    self: Shape,
  ): boolean {
    if (block.type === 'connection' || block.type === 'provisioner') {
      this.provisioner(block, { ...scope, self });
      return true;
    }
    if (block.type !== 'lifecycle') return false;
    const member = languageBlock('resource')?.members.get('lifecycle');
    this.bodies.check(
      block.body,
      { language: member?.kind === 'nested' ? member.body : undefined },
      {
        what: 'lifecycle',
        start: block.start,
        scope,
        scopeOf: (type, at) =>
          type === 'postcondition' ? { ...at, self } : at,
      },
      { argument: attribute => this.lifecycle(attribute, scope, schema) },
    );
    return true;
  }

  /** `when` and `on_failure` are keywords; all else are values. */
  private provisioner(block: Block, scope: Scope) {
    const keywords = ['when', 'on_failure'];
    this.bodies.walk(
      block.body.filter(
        item => item.kind === 'block' || !keywords.includes(item.name),
      ),
      scope,
    );
  }

  private lifecycle(
    attribute: Attribute,
    scope: Scope,
    schema: BlockSchema | undefined,
  ): boolean {
    const { name, value } = attribute;
    if (name === 'ignore_changes') {
      if (schema) this.ignored(value, scope, schema);
      return true;
    }
    if (name === 'create_before_destroy' || name === 'prevent_destroy') {
      this.expressions.check(value, {
        ...scope,
        constant: name,
      });
    }
    return false;
  }

  /** `all`, or a list of the resource's own arguments. */
  private ignored(value: Expression, scope: Scope, schema: BlockSchema) {
    if (value.kind !== 'tuple') return;
    for (const item of value.items) {
      const { root } = unwind(item);
      const name =
        root.kind === 'variable' ? root.name : inJson(literalString(root));
      if (name === '' || schema.members.has(name)) continue;
      this.report.add(
        { source: scope.source, offset: item.start },
        'unknown-attribute',
        `ignore_changes: the resource has no argument ${shown(name)}`,
        this.report.didYouMean(name, schema.members.keys()),
      );
    }
  }
}

/** In JSON the path stands in a string: `"tags[\"Name\"]"`. */
function inJson(path = ''): string {
  return /^[\w-]*/.exec(path)?.[0] ?? '';
}

function kindText(kind: TypeKind): string {
  if (kind === 'data') return 'data source';
  return kind === 'ephemeral' ? 'ephemeral resource' : 'resource';
}

/** What `each.value` stands for. */
function valueOf(over: Shape): Shape {
  return over.kind === 'map' || over.kind === 'set' ? elementOf(over) : ANY;
}
