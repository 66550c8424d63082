import type { Attribute, Block, BodyItem, SourceFile } from '../../syntax';
import type {
  BlockSchema,
  MemberSchema,
  Schemas,
  TypeKind,
} from '../../schema';
import { unwind } from '../access';
import { languageBlock } from '../language';
import { walkExpressions } from './walkExpressions';

/** A text with one thing made wrong. */
export interface Mutant {
  what: string;
  text: string;
}

/** A value that no conversion makes fit. */
const BREAKING: Record<string, string | undefined> = {
  string: '["wrong"]',
  number: '"many"',
  bool: '"maybe"',
  list: '"wrong"',
  set: '"wrong"',
  map: '"wrong"',
};

class Mutation {
  readonly mutants: Mutant[] = [];

  constructor(
    private readonly file: SourceFile,
    private readonly schemas: Schemas,
  ) {}

  private splice(what: string, start: number, end: number, by: string) {
    const { text } = this.file;
    const before = text.slice(0, start).split('\n');
    this.mutants.push({
      what: `${this.file.file}:${before.length}: ${what}`,
      text: text.slice(0, start) + by + text.slice(end),
    });
  }

  block(block: Block) {
    const label = block.labels[0]?.text ?? '';
    if (['resource', 'data', 'ephemeral'].includes(block.type)) {
      const schema = this.schemas.typeSchema(block.type as TypeKind, label);
      if (schema) this.body(block, schema);
      return;
    }
    const language = languageBlock(block.type);
    if (language && ['variable', 'output', 'check'].includes(block.type)) {
      this.body(block, language);
    }
  }

  private body(block: Block, schema: BlockSchema) {
    for (const item of block.body) {
      if (item.kind === 'attribute') this.attribute(item, schema);
      else this.inner(item, schema);
    }
    this.drops(block, schema);
  }

  private attribute(item: Attribute, schema: BlockSchema) {
    const member = schema.members.get(item.name);
    if (!member) return;
    const { start } = item;
    this.splice(`rename ${item.name}`, start, start, 'zz_');
    const breaking = breakingValue(member);
    if (breaking) {
      const { value } = item;
      this.splice(`break ${item.name}`, value.start, value.end, breaking);
    }
  }

  private inner(item: Block, schema: BlockSchema) {
    const dynamic = item.type === 'dynamic';
    const type = dynamic ? item.labels[0].text : item.type;
    const member = schema.members.get(type);
    if (member?.kind !== 'nested') return;
    const at = dynamic ? item.labels[0].start + 1 : item.start;
    this.splice(`rename block ${type}`, at, at, 'zz_');
    const content = dynamic
      ? item.body.find((each): each is Block => each.kind === 'block')
      : item;
    if (member.body && content) this.body(content, member.body);
  }

  private drops(block: Block, schema: BlockSchema) {
    const named = (name: string) => (item: BodyItem) =>
      (item.kind === 'attribute' && item.name === name) ||
      (item.kind === 'block' &&
        (item.type === name ||
          (item.type === 'dynamic' && item.labels[0]?.text === name)));
    for (const [name, member] of schema.members) {
      const items = member.required ? block.body.filter(named(name)) : [];
      if (items.length !== 1) continue;
      this.splice(`drop ${name}`, items[0].start, items[0].end, '');
    }
  }

  /** Every reference leads to what is not. */
  references(body: readonly BodyItem[]) {
    walkExpressions(body, expression => {
      if (!['getAttribute', 'index'].includes(expression.kind)) return;
      const { root, steps } = unwind(expression);
      if (root.kind !== 'variable') return;
      const names = steps.filter(each => each.kind === 'getAttribute');
      for (const each of names.slice(0, namesThatAreKnown(root.name))) {
        const at = each.end - each.name.length;
        this.splice(`reference ${root.name} … ${each.name}`, at, at, 'zz_');
      }
    });
  }
}

/** Names after the root that the declarations and schemas tell for certain. */
function namesThatAreKnown(root: string): number {
  if (['var', 'local', 'module', 'each', 'count'].includes(root)) return 1;
  if (root === 'data') return 3;
  return /^(aws|random|terraform)_/.test(root) ? 2 : 0;
}

function breakingValue(member: MemberSchema): string | undefined {
  return member.kind === 'attribute' ? BREAKING[member.type.kind] : undefined;
}

/** Every argument, block, required thing, type and reference made wrong, one at a time. */
export function mutantsOf(file: SourceFile, schemas: Schemas): Mutant[] {
  const mutation = new Mutation(file, schemas);
  for (const item of file.body) {
    if (item.kind === 'block') mutation.block(item);
  }
  mutation.references(file.body);
  return mutation.mutants;
}
