import type { DeclaredResource } from '@infra-portal/infra-common';
import type { Value } from '../evaluate/values';
import type { Body } from './body';
import { Links, type Steps } from './links';
import type { Located } from './place';
import type { Run } from './run';

type Json = DeclaredResource['values'][string];

/** What is known of a body, and of the rest where it comes from. */
export interface Declared {
  values: Record<string, Json>;
  unknown: Set<string>;
  links: Map<string, Set<string>>;
}

/** Of one resource; beyond these its arguments are only called unknown. */
const MOST_UNKNOWN = 200;
const LONGEST_PATH = 300;

export class Writer {
  readonly declared: Declared = {
    values: {},
    unknown: new Set(),
    links: new Map(),
  };

  constructor(private readonly run: Run, private readonly links: Links) {}

  /** Notes that a path is not known, and what it comes from. */
  open(path: string, from: Located, steps: Steps): void {
    const key = path.slice(0, LONGEST_PATH);
    const { unknown, links } = this.declared;
    if (!unknown.has(key) && unknown.size >= MOST_UNKNOWN) return;
    unknown.add(key);
    const addresses = this.links.of(from, steps);
    if (addresses.length === 0) return;
    const known = links.get(key) ?? new Set();
    addresses.forEach(each => known.add(each));
    links.set(key, known);
  }

  body(body: Body, path: string): Record<string, Json> {
    const values: [string, Json][] = [];
    for (const [name, each] of body.arguments) {
      const at = path ? `${path}.${name}` : name;
      const data = this.value(each.value(), each, at, []);
      if (data !== undefined && data !== null) values.push([name, data]);
    }
    for (const [name, blocks] of body.blocks) {
      const at = path ? `${path}.${name}` : name;
      const { bodies, open } = blocks();
      for (const from of open) this.open(at, from, []);
      // Where none of them is certain, there may still be some.
      if (bodies.length === 0 && open.length > 0) continue;
      values.push([name, bodies.map(each => this.body(each, at))]);
    }
    return Object.fromEntries(values);
  }

  /** @returns undefined for what is not known */
  value(
    value: Value,
    from: Located,
    path: string,
    steps: Steps,
  ): Json | undefined {
    if (!this.run.spend()) {
      this.declared.unknown.add(path.slice(0, LONGEST_PATH));
      return undefined;
    }
    switch (value.kind) {
      case 'unknown':
        this.open(path, from, steps);
        return undefined;
      case 'null':
        return null;
      case 'number':
        return numberOf(value.value.toString());
      case 'string':
      case 'bool':
        return this.text(value.value, path);
      case 'map':
      case 'object': {
        const entries = [...value.entries].flatMap(
          ([key, item]): [string, Json][] => {
            const at = `${path}.${key}`;
            const data = this.value(item, from, at, [...steps, key]);
            return data === undefined ? [] : [[key, data]];
          },
        );
        return Object.fromEntries(entries);
      }
      default:
        return value.items.map((item, index) => {
          const inner = [...steps, String(index)];
          return this.value(item, from, path, inner) ?? null;
        });
    }
  }

  /** Texts count by their length, for the result is made of copies. */
  private text<T extends string | boolean>(value: T, path: string) {
    const cost = typeof value === 'string' ? value.length / 16 : 0;
    if (this.run.spend(cost)) return value;
    this.declared.unknown.add(path.slice(0, LONGEST_PATH));
    return undefined;
  }
}

/** A number as JSON has it; one that is too large for that stays a text. */
function numberOf(text: string): Json {
  const number = Number(text);
  return Number.isFinite(number) ? number : text;
}
