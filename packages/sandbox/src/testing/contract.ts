import Ajv, { ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import fs from 'node:fs';
import path from 'node:path';

interface Description {
  /** `GET /repos/{owner}` to status to media type to schema. */
  operations: Record<string, Record<string, Record<string, object>>>;
  webhooks: Record<string, object>;
  definitions: Record<string, object>;
}

export interface Exchange {
  method: string;
  /** Path below the API's root, without the query. */
  path: string;
  status: number;
  contentType: string | undefined;
  body: unknown;
}

/** Every error of GitHub's REST API has at least these. */
const anyError = {
  type: 'object',
  required: ['message', 'documentation_url', 'status'],
  properties: {
    message: { type: 'string' },
    documentation_url: { type: 'string' },
    status: { type: 'string' },
    errors: { type: 'array' },
  },
};

/** Compares answers with GitHub's published description. */
export class Contract {
  readonly #description: Description;
  readonly #ajv: Ajv;
  readonly #compiled = new Map<object, ValidateFunction>();
  readonly #templates: { method: string; name: string; pattern: RegExp }[];
  /** Operations that have been checked, with their statuses. */
  readonly seen = new Set<string>();

  constructor() {
    const file = path.join(__dirname, '../../contract/github-openapi.json');
    this.#description = JSON.parse(fs.readFileSync(file, 'utf8'));
    this.#ajv = new Ajv({ strict: false, allErrors: true });
    addFormats(this.#ajv);
    this.#ajv.addFormat('repo.nwo', true);
    this.#ajv.addFormat('timestamp', true);
    this.#ajv.addSchema(
      { definitions: this.#description.definitions },
      'github',
    );
    const names = Object.keys(this.#description.operations);
    this.#templates = names.map(name => {
      const [method, template] = name.split(' ');
      return { method, name, pattern: toPattern(template) };
    });
    // Fewer parameters first: `/user/repos` before `/user/{id}`.
    const parameters = (name: string) => name.split('{').length;
    // More of its own text first: `/commits/{ref}/status` before `/commits/{ref}`.
    const text = (name: string) => name.replace(/\{\w+\}/g, '').length;
    this.#templates.sort(
      (a, b) =>
        parameters(a.name) - parameters(b.name) || text(b.name) - text(a.name),
    );
  }

  get operations(): string[] {
    return Object.keys(this.#description.operations);
  }

  /** The operation that answers this path, as GitHub names it. */
  operationOf(method: string, pathname: string): string | undefined {
    return this.#templates.find(
      known => known.method === method && known.pattern.test(pathname),
    )?.name;
  }

  /** @throws Error when the answer is not one that GitHub describes. */
  check(exchange: Exchange) {
    const { method, status, body } = exchange;
    const name = this.operationOf(
      method === 'HEAD' ? 'GET' : method,
      exchange.path,
    );
    const title = `${method} ${exchange.path} -> ${status}`;
    if (!name) throw new Error(`${title}: not in GitHub's description`);
    this.seen.add(`${name} ${status}`);
    const described = this.#description.operations[name][status];
    if (!described) {
      if (status < 400) {
        throw new Error(`${title}: GitHub describes no ${status} for ${name}`);
      }
      this.#validate(title, anyError, body);
      return;
    }
    const json = exchange.contentType?.includes('json');
    if (method === 'HEAD' || !json) return;
    // Raw and diff media types are asked for by tests that look at the bytes.
    const schema = described['application/json'] ?? Object.values(described)[0];
    if (schema) this.#validate(title, schema, body);
    else if (status >= 400) this.#validate(title, anyError, body);
    else throw new Error(`${title}: GitHub describes no body for ${name}`);
  }

  /** @throws Error when a webhook's payload is not as GitHub describes it. */
  checkWebhook(event: string, payload: { action?: unknown }) {
    const base = event.replaceAll('_', '-');
    const { action } = payload;
    const name = action
      ? `${base}-${String(action).replaceAll('_', '-')}`
      : base;
    const schema = this.#description.webhooks[name];
    if (!schema) throw new Error(`webhook ${name}: not in the description`);
    this.#validate(`webhook ${name}`, schema, payload);
    this.seen.add(`webhook ${name}`);
  }

  #validate(title: string, schema: object, body: unknown) {
    let validate = this.#compiled.get(schema);
    if (!validate) {
      validate = this.#ajv.compile(
        JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"github#/')),
      );
      this.#compiled.set(schema, validate);
    }
    if (validate(body)) return;
    const problems = validate.errors!.map(
      ({ instancePath, message, params }) =>
        `  ${instancePath || '/'} ${message} ${JSON.stringify(params)}`,
    );
    throw new Error(
      `${title} is not as GitHub describes it:\n${problems
        .slice(0, 20)
        .join('\n')}`,
    );
  }
}

/** Parameters that hold slashes when a client does not encode them. */
const open = new Set(['path', 'ref', 'basehead', 'branch', 'name']);

function toPattern(template: string): RegExp {
  const source = template
    .split('/')
    .map(segment =>
      segment
        .replace(/[.*+?^$()|[\]\\]/g, '\\$&')
        .replace(/\{(\w+)\}/g, (_, name) => (open.has(name) ? '.*' : '[^/]+')),
    )
    .join('/');
  // Without a path it is the root folder.
  const end = template.endsWith('/{path}') ? '(/.*)?' : undefined;
  return new RegExp(`^${end ? source.replace(/\/\.\*$/, end) : source}$`);
}
