import type { Attribute, Block, BodyItem, Label } from '../syntax';
import { HclError } from './hclError';
import {
  jsonExpression,
  parseJson,
  type JsonSource,
  type JsonMember,
  type JsonValue,
} from './json';
import { parseExpression } from './parse';

/** Labels of the blocks that a file can hold, and of `terraform`'s. */
const LABELS = new Map([
  ['resource', 2],
  ['data', 2],
  ['ephemeral', 2],
  ['variable', 1],
  ['output', 1],
  ['module', 1],
  ['provider', 1],
  ['check', 1],
  ['locals', 0],
  ['terraform', 0],
  ['moved', 0],
  ['import', 0],
  ['removed', 0],
]);
const SETTINGS = new Map([
  ['backend', 1],
  ['cloud', 0],
  ['required_providers', 0],
]);
const NONE = new Map<string, number>();

class JsonReader {
  constructor(private readonly source: JsonSource) {}

  fail(problem: string, at: { start: number }): never {
    throw new HclError(problem, this.source.file, this.source.text, at.start);
  }

  /** Members of an object, or of all objects of a list. */
  private members(value: JsonValue): JsonMember[] {
    if (value.kind === 'object') return value.members;
    if (value.kind !== 'array') this.fail('a JSON object is expected', value);
    return value.items.flatMap(item => this.members(item));
  }

  body(value: JsonValue, blocks: Map<string, number>): BodyItem[] {
    return this.members(value).flatMap((member): BodyItem[] => {
      // Terraform takes this key for a comment.
      if (member.key === '//') return [];
      const labels = blocks.get(member.key);
      if (labels !== undefined) return this.blocks(member, labels);
      if (blocks === LABELS) {
        this.fail(`Terraform has no block "${member.key}"`, member);
      }
      return [this.attribute(member)];
    });
  }

  private attribute(member: JsonMember): Attribute {
    return {
      kind: 'attribute',
      name: member.key,
      start: member.start,
      nameEnd: member.keyEnd,
      end: member.value.end,
      value: jsonExpression(member.value, this.source),
    };
  }

  /** All blocks below a key: labels are nested objects. */
  private blocks(member: JsonMember, labelCount: number): Block[] {
    let level: { value: JsonValue; labels: Label[] }[] = [
      { value: member.value, labels: [] },
    ];
    for (let i = 0; i < labelCount; i++) {
      level = level.flatMap(({ value, labels }) =>
        this.members(value).map(({ key, start, keyEnd, value: inner }) => ({
          value: inner,
          labels: [...labels, { text: key, quoted: true, start, end: keyEnd }],
        })),
      );
    }
    return level
      .flatMap(({ value, labels }) =>
        value.kind === 'array'
          ? value.items.map(item => ({ value: item, labels }))
          : [{ value, labels }],
      )
      .map(({ value, labels }) => this.block(member, labels, value));
  }

  private block(member: JsonMember, labels: Label[], value: JsonValue): Block {
    const { key: type, start } = member;
    const isSettings = type === 'terraform';
    const body = this.body(value, isSettings ? SETTINGS : NONE);
    if (type === 'variable') body.forEach(item => this.typeConstraint(item));
    const { start: open, end } = value;
    return {
      kind: 'block',
      type,
      labels,
      start,
      open,
      close: end - 1,
      end,
      body,
    };
  }

  /** The type of a variable is an expression in a string, no template. */
  private typeConstraint(item: BodyItem) {
    if (item.kind !== 'attribute' || item.name !== 'type') return;
    if (item.value.kind !== 'template') return;
    const [part] = item.value.parts;
    if (part?.kind !== 'text') return;
    item.value = parseExpression(part.value, this.source.file);
  }
}

/**
 * Reads a file of Terraform's JSON syntax (`.tf.json`) to the same tree. What is
 * a nested block and what an argument cannot be told without a provider's
 * schema, so all is arguments but the blocks of `terraform`.
 *
 * @throws HclError where the text is not JSON or holds no such block
 * @see https://developer.hashicorp.com/terraform/language/syntax/json
 */
export function parseTerraformJson(text: string, file: string): BodyItem[] {
  const value = parseJson(text, file);
  return new JsonReader({ file, text }).body(value, LABELS);
}

/**
 * Reads a JSON object to arguments, as in a `.tfvars.json` file.
 *
 * @throws HclError where the text is no JSON object
 */
export function jsonBody(text: string, file: string): BodyItem[] {
  return new JsonReader({ file, text }).body(parseJson(text, file), NONE);
}
