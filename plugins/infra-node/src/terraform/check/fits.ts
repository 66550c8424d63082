import { ANY, type Shape } from './shape';

const PRIMITIVES = new Set(['string', 'number', 'bool']);

/**
 * Comparisons before the answer is "true in doubt": shapes share parts, so a
 * few lines can stand for more pairs than anybody can compare.
 */
const MOST_COMPARISONS = 10_000;

/** Truth values and numbers become strings and back, but not each other. */
function primitivesFit(from: Shape, to: Shape): boolean {
  return (
    from.kind === to.kind || from.kind === 'string' || to.kind === 'string'
  );
}

class Comparison {
  private left = MOST_COMPARISONS;

  fits(from: Shape, to: Shape): boolean {
    this.left -= 1;
    if (this.left < 0) return true;
    if (from.kind === 'any' || from.kind === 'null') return true;
    switch (to.kind) {
      case 'any':
      case 'null':
        return true;
      case 'list':
      case 'set':
        return this.sequenceFits(from, to.of);
      case 'tuple':
        return this.tupleFits(from, to.items);
      case 'map':
        return this.mapFits(from, to.of);
      case 'object':
        return this.objectFits(from, to);
      default:
        return PRIMITIVES.has(from.kind) && primitivesFit(from, to);
    }
  }

  private sequenceFits(from: Shape, of: Shape): boolean {
    switch (from.kind) {
      case 'list':
      case 'set':
        return this.fits(from.of, of);
      case 'tuple':
        return from.items.every(item => this.fits(item, of));
      default:
        return false;
    }
  }

  private tupleFits(from: Shape, items: Shape[]): boolean {
    if (from.kind !== 'tuple') return from.kind === 'list';
    return (
      from.items.length === items.length &&
      from.items.every((item, index) => this.fits(item, items[index]))
    );
  }

  private mapFits(from: Shape, of: Shape): boolean {
    if (from.kind === 'map') return this.fits(from.of, of);
    if (from.kind !== 'object') return false;
    return [...from.names()].every(name =>
      this.fits(from.attribute(name) ?? ANY, of),
    );
  }

  private objectFits(from: Shape, to: Shape & { kind: 'object' }): boolean {
    if (from.kind === 'map') return true;
    if (from.kind !== 'object') return false;
    return [...to.names()].every(name => {
      const given = from.attribute(name);
      if (!given) return !to.required.has(name);
      return this.fits(given, to.attribute(name) ?? ANY);
    });
  }
}

/**
 * Whether a value of one shape may become one of the other by Terraform's
 * conversions. True in doubt.
 */
export function fits(from: Shape, to: Shape): boolean {
  return new Comparison().fits(from, to);
}
