import type { Attribute, Block, BodyItem } from '../syntax';
import type { MemberSchema, NestedSchema } from '../schema';
import type { FindingCode } from './codes';
import { dynamicIterator, dynamicProblems } from './dynamicBlocks';
import {
  expectedMember,
  isBlock,
  requiredMembers,
  settableNames,
  type Expected,
  type ExpectedMember,
} from './expected';
import type { Expressions } from './expressions';
import { jsonBlocks, jsonDynamicBlocks } from './jsonBlocks';
import { shown, type Report, type Source } from './report';
import { withNames, type Scope } from './scope';
import { ANY, shapeOfValueType, type Shape } from './shape';
import type { Values } from './values';

/** Where a body is, and how it is to be read. */
export interface Place {
  /** How messages call it: `aws_vpc.main`, `aws_vpc.main: ingress`. */
  what: string;
  /** Where missing things are reported. */
  start: number;
  scope: Scope;
  /** Where items are from, if not all from the source of the scope. */
  sources?: ReadonlyMap<BodyItem, Source>;
  /** Scope of a block inside, by its type. */
  scopeOf?: (type: string, scope: Scope) => Scope;
}

/** What is peculiar to one level of blocks. */
export interface Peculiar {
  /** Takes arguments with a meaning of their own; true when it did. */
  argument?: (attribute: Attribute, scope: Scope) => boolean;
  /** Checks the body of a block itself; true when it did. */
  block?: (block: Block, scope: Scope) => boolean;
  /** Why an argument should not be used, or what took its place. */
  advice?: (name: string) => string | undefined;
}

/** Checks the levels below. */
interface BodyCheck {
  readonly report: Report;
  readonly expressions: Expressions;
  readonly values: Values;
  check(body: readonly BodyItem[], expected: Expected, place: Place): void;
  walk(body: readonly BodyItem[], scope: Scope): void;
}

/** The items of one body. */
export class Level {
  /** Times that a name was written; 0 when a dynamic block makes it. */
  private readonly seen = new Map<string, number>();

  private scope: Scope;

  constructor(
    private readonly bodies: BodyCheck,
    private readonly expected: Expected,
    private readonly place: Place,
    private readonly peculiar: Peculiar,
  ) {
    this.scope = place.scope;
  }

  item(item: BodyItem) {
    const source = this.place.sources?.get(item);
    this.scope = source ? { ...this.place.scope, source } : this.place.scope;
    if (item.kind === 'attribute' && this.scope.source.json) {
      this.jsonItem(item);
    } else if (item.kind === 'attribute') {
      this.attribute(item);
    } else if (item.type === 'dynamic' && this.takesDynamic) {
      this.dynamic(item);
    } else {
      this.block(item, expectedMember(this.expected, item.type));
    }
  }

  missing() {
    this.scope = this.place.scope;
    for (const [name, member] of requiredMembers(this.expected)) {
      if (this.seen.has(name)) continue;
      const block = isBlock(member);
      const word = block ? 'block' : 'argument';
      this.say(
        this.place.start,
        block ? 'missing-block' : 'missing-argument',
        `${this.place.what} needs the ${word} ${shown(name)}`,
        block ? `add ${name} { … }` : `add ${name} = …`,
      );
    }
  }

  /** In JSON what a thing is decides what it is expected to be. */
  private jsonItem(item: Attribute) {
    // Terraform takes this key for a comment.
    if (item.name === '//') return;
    if (item.name === 'dynamic' && this.takesDynamic) {
      for (const block of jsonDynamicBlocks(item)) this.dynamic(block);
      return;
    }
    const found = expectedMember(this.expected, item.name);
    const blocks =
      found && isBlock(found.member) ? jsonBlocks(item) : undefined;
    if (!found || !blocks) {
      this.attribute(item);
    } else if (found.member.kind === 'nested' && !found.member.body) {
      // The keys may be labels: only the expressions can be looked at.
      this.count(item.name);
      this.bodies.expressions.check(item.value, this.scope);
    } else {
      for (const block of blocks) this.block(block, found);
    }
  }

  private get takesDynamic(): boolean {
    return Boolean(this.expected.provider ?? this.expected.open);
  }

  private say(
    offset: number,
    code: FindingCode,
    message: string,
    remedy?: string,
  ) {
    const { source } = this.scope;
    this.bodies.report.add({ source, offset }, code, message, remedy);
  }

  private count(name: string): number {
    const next = (this.seen.get(name) ?? 0) + 1;
    this.seen.set(name, next);
    return next;
  }

  private unknown(item: BodyItem, name: string, word: 'argument' | 'block') {
    if (this.expected.open) return;
    this.say(
      item.start,
      word === 'block' ? 'unknown-block' : 'unknown-argument',
      `${this.place.what} has no ${word} ${shown(name)}`,
      this.peculiar.advice?.(name) ??
        this.bodies.report.didYouMean(name, settableNames(this.expected)),
    );
  }

  /** Whether it may be set; what is deprecated may. */
  private settable(
    item: BodyItem,
    name: string,
    found: ExpectedMember,
  ): boolean {
    const { member, provided } = found;
    if (!member.required && !member.optional) {
      this.say(
        item.start,
        'computed-argument',
        `${this.place.what}: ${shown(
          name,
        )} is given by the provider, and cannot be set`,
        'leave it out',
      );
      return false;
    }
    const advice = provided ? this.peculiar.advice?.(name) : undefined;
    if (advice !== undefined) {
      const message = `${this.place.what}: ${shown(name)} is deprecated`;
      this.say(item.start, 'deprecated-argument', message, advice);
    }
    return true;
  }

  private attribute(item: Attribute) {
    const { scope } = this;
    const { what } = this.place;
    if (this.count(item.name) > 1) {
      const message = `${what}: ${shown(item.name)} is set twice`;
      this.say(item.start, 'duplicate-argument', message, 'keep one of them');
    }
    if (this.peculiar.argument?.(item, scope)) return;
    const found = expectedMember(this.expected, item.name);
    // Of a dependency Terraform looks at the whole, whatever follows its name.
    const whole = item.name === 'depends_on' && found?.provided === false;
    const shape = this.bodies.expressions.check(item.value, {
      ...scope,
      whole,
    });
    if (!found) {
      this.unknown(item, item.name, 'argument');
      return;
    }
    if (!this.settable(item, item.name, found)) return;
    if (isBlock(found.member)) {
      const message = `${what}: ${shown(item.name)} is a block`;
      const remedy = `write ${item.name} { … } without the equals sign`;
      this.say(item.start, 'block-as-argument', message, remedy);
      return;
    }
    this.bodies.values.check(item.value, shape, wantedShape(found.member), {
      source: scope.source,
      what: `${what}: ${item.name}`,
    });
  }

  private block(block: Block, found: ExpectedMember | undefined, made = false) {
    const { what, scopeOf } = this.place;
    const { type } = block;
    if (!made) this.count(type);
    const scope = scopeOf?.(type, this.scope) ?? this.scope;
    if (!found) {
      this.unknown(block, type, 'block');
      this.bodies.walk(block.body, scope);
      return;
    }
    const { member } = found;
    if (member.kind === 'attribute' || !mayBeBlock(member)) {
      const message = `${what}: ${shown(type)} is an argument`;
      this.say(block.start, 'argument-as-block', message, `write ${type} = …`);
      this.bodies.walk(block.body, scope);
      return;
    }
    this.settable(block, type, found);
    if (member.atMostOne && this.seen.get(type) === 2) {
      const message = `${what} takes at most one block ${shown(type)}`;
      this.say(block.start, 'block-count', message, 'keep one of them');
    }
    this.inside(block, member, found.provided, scope);
  }

  private inside(
    block: Block,
    member: NestedSchema,
    provided: boolean,
    scope: Scope,
  ) {
    if (!provided && this.peculiar.block?.(block, scope)) return;
    if (!member.body) {
      this.bodies.walk(block.body, scope);
      return;
    }
    const what = `${this.place.what}: ${block.type}`;
    if (block.labels.length > 0) {
      const { start } = block.labels[0];
      this.say(start, 'wrong-labels', `${what} takes no label`);
    }
    const { scopeOf } = this.place;
    this.bodies.check(
      block.body,
      provided ? { provider: member.body } : { language: member.body },
      { what, start: block.start, scope, scopeOf },
    );
  }

  private dynamic(block: Block) {
    const { scope } = this;
    const { what } = this.place;
    for (const problem of dynamicProblems(block, what)) {
      this.say(problem.offset, problem.code, problem.message, problem.remedy);
    }
    const { name, shape } = dynamicIterator(block, each =>
      this.bodies.expressions.check(each, scope),
    );
    const type = block.labels[0]?.text;
    const content = block.body.find(item => item.kind === 'block');
    if (type === undefined) return;
    if (!this.seen.has(type)) this.seen.set(type, 0);
    if (content?.kind !== 'block') return;
    const member = this.expected.provider?.members.get(type);
    const level = new Level(
      this.bodies,
      this.expected,
      { ...this.place, scope: withNames(scope, [[name, shape]]) },
      this.peculiar,
    );
    level.block(
      { ...content, type, start: block.start },
      member && { member, provided: true },
      true,
    );
  }
}

/** Lists and sets of objects may be written as blocks, as old resources are. */
function mayBeBlock(member: NestedSchema): boolean {
  return (
    !member.argument || member.nesting === 'list' || member.nesting === 'set'
  );
}

/** Of an argument that holds objects only the outer form is compared. */
function wantedShape(member: MemberSchema): Shape {
  if (member.kind === 'attribute') return shapeOfValueType(member.type);
  return member.nesting === 'single' ? ANY : { kind: member.nesting, of: ANY };
}
