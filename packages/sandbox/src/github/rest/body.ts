import { HttpError, invalid } from './errors';

interface TextRule {
  /** Longest value GitHub takes, in characters. */
  max?: number;
  oneOf?: readonly string[];
}

/**
 * Reads a JSON request body field by field and answers GitHub's 422 with the
 * resource and field that is wrong.
 */
export class Body {
  readonly #values: Record<string, unknown>;

  /** With `plain`, errors are texts, as some of GitHub's resources have them. */
  constructor(
    readonly resource: string,
    values: unknown,
    readonly plain = false,
  ) {
    if (values === undefined || values === null || values === '') {
      this.#values = {};
    } else if (typeof values !== 'object' || Array.isArray(values)) {
      throw new HttpError(400, 'Body should be a JSON object');
    } else {
      this.#values = values as Record<string, unknown>;
    }
  }

  has(field: string): boolean {
    return this.#values[field] !== undefined;
  }

  raw(field: string): unknown {
    return this.#values[field];
  }

  /** A text, or `undefined` where the field is absent or null. */
  text(field: string, rule: TextRule = {}): string | undefined {
    const value = this.#values[field];
    if (value === undefined || value === null) return undefined;
    if (typeof value !== 'string') throw this.#wrong(field, 'must be a string');
    if (value.includes('\0')) throw this.#wrong(field, 'must not hold NUL');
    if (rule.max !== undefined && value.length > rule.max) {
      throw this.#wrong(
        field,
        `is too long (maximum is ${rule.max} characters)`,
      );
    }
    if (rule.oneOf && !rule.oneOf.includes(value)) {
      throw this.#wrong(field, `must be one of: ${rule.oneOf.join(', ')}`);
    }
    return value;
  }

  required(field: string, rule: TextRule = {}): string {
    const value = this.text(field, rule);
    if (value === undefined || value === '') {
      throw this.plain
        ? invalid(`${field} is missing`)
        : invalid({ resource: this.resource, field, code: 'missing_field' });
    }
    return value;
  }

  flag(field: string): boolean | undefined {
    const value = this.#values[field];
    if (value === undefined || value === null) return undefined;
    if (typeof value === 'boolean') return value;
    // Several clients send form-like values; GitHub takes them too.
    if (value === 'true' || value === 'false') return value === 'true';
    throw this.#wrong(field, 'must be a boolean');
  }

  integer(field: string): number | undefined {
    const value = this.#values[field];
    if (value === undefined || value === null) return undefined;
    if (typeof value !== 'number' || !Number.isSafeInteger(value)) {
      throw this.#wrong(field, 'must be an integer');
    }
    return value;
  }

  texts(field: string): string[] | undefined {
    const value = this.#values[field];
    if (value === undefined || value === null) return undefined;
    if (!Array.isArray(value) || value.some(item => typeof item !== 'string')) {
      throw this.#wrong(field, 'must be an array of strings');
    }
    return value;
  }

  /** A nested object as its own reader. */
  object(field: string): Body | undefined {
    const value = this.#values[field];
    if (value === undefined || value === null) return undefined;
    if (typeof value !== 'object' || Array.isArray(value)) {
      throw this.#wrong(field, 'must be an object');
    }
    return new Body(this.resource, value, this.plain);
  }

  /** A list of objects, each as its own reader. */
  objects(field: string): Body[] | undefined {
    const value = this.#values[field];
    if (value === undefined || value === null) return undefined;
    if (
      !Array.isArray(value) ||
      value.some(i => typeof i !== 'object' || i === null || Array.isArray(i))
    ) {
      throw this.#wrong(field, 'must be an array of objects');
    }
    return value.map(item => new Body(this.resource, item, this.plain));
  }

  #wrong(field: string, message: string) {
    if (this.plain) return invalid(`${field} ${message}`);
    return invalid({
      resource: this.resource,
      field,
      code: 'custom',
      message: `${field} ${message}`,
    });
  }
}
