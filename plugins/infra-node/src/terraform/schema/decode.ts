import type { AttributeText, BodyText, NestedText, SchemaFile } from './format';
import type {
  AttributeSchema,
  BlockSchema,
  MemberSchema,
  NestedSchema,
  ProviderSchema,
  TypeKind,
} from './types';
import { parseValueType } from './valueType';

/** Reads a property that is the object's own: `constructor` is not a type. */
function own<T>(record: Record<string, T>, name: string): T | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}

function flags(text: string) {
  return {
    required: text.includes('r'),
    optional: text.includes('o'),
    computed: text.includes('c'),
  };
}

function decodeAttribute(text: AttributeText): AttributeSchema {
  const [letters, type] = text.split(' ');
  return {
    kind: 'attribute',
    ...flags(letters),
    writeOnly: letters.includes('w'),
    type: parseValueType(type),
  };
}

/** Bodies are decoded when somebody looks at them, and once. */
class LazyBody implements BlockSchema {
  private decoded: Map<string, MemberSchema> | undefined;

  constructor(
    private readonly text: BodyText,
    private readonly definition: (name: string) => BlockSchema | undefined,
  ) {}

  get members(): ReadonlyMap<string, MemberSchema> {
    if (!this.decoded) {
      this.decoded = new Map();
      for (const [name, member] of Object.entries(this.text)) {
        this.decoded.set(
          name,
          typeof member === 'string'
            ? decodeAttribute(member)
            : this.decodeNested(member),
        );
      }
    }
    return this.decoded;
  }

  private decodeNested([spec, body]: NestedText): NestedSchema {
    const [letters, word] = spec.split(' ');
    const argument = word.startsWith('=');
    const nesting = argument ? word.slice(1) : word;
    return {
      kind: 'nested',
      ...flags(letters),
      nesting:
        nesting === 'one' ? 'list' : (nesting as NestedSchema['nesting']),
      atMostOne: nesting === 'one' || nesting === 'single',
      argument,
      ...this.bodyOf(body),
    };
  }

  private bodyOf(body: NestedText[1]) {
    if (body === null) return { body: undefined };
    return typeof body === 'string'
      ? { body: this.definition(body), definition: body }
      : { body: new LazyBody(body, this.definition) };
  }
}

/**
 * The schema of one provider from its file. Costs nothing until a type is
 * asked for.
 */
export function decodeSchema(file: SchemaFile): ProviderSchema {
  const cache = new Map<string, BlockSchema>();
  const lookUp = (
    group: TypeKind | 'definitions',
    name: string,
  ): BlockSchema | undefined => {
    const key = `${group} ${name}`;
    const known = cache.get(key);
    if (known) return known;
    const text = own(file[group], name);
    if (!text) return undefined;
    const body = new LazyBody(text, of => lookUp('definitions', of));
    cache.set(key, body);
    return body;
  };
  return {
    source: file.source,
    version: file.version,
    complete: file.complete,
    config: new LazyBody(file.config, of => lookUp('definitions', of)),
    types: kind => Object.keys(file[kind]),
    type: lookUp,
    advice: (type, argument) => own(own(file.advice, type) ?? {}, argument),
  };
}
