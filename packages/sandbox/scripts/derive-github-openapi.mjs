/**
 * Writes contract/github-openapi.json: GitHub's published description cut down
 * to the operations of contract/operations.txt and the webhook payloads of
 * contract/webhooks.txt, as plain JSON Schema (draft 7) without prose.
 *
 *   node scripts/derive-github-openapi.mjs [package.tgz]
 *
 * Without an argument it fetches @octokit/openapi with `npm pack` into a
 * temporary folder: 28 MB packed, too much for everybody's installation.
 */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const VERSION = '23.0.2';
const folder = path.join(import.meta.dirname, '..', 'contract');
const lines = name =>
  fs
    .readFileSync(path.join(folder, name), 'utf8')
    .split('\n')
    .map(line => line.trim())
    .filter(line => line && !line.startsWith('#'));

function unpack() {
  const work = fs.mkdtempSync(path.join(os.tmpdir(), 'github-openapi-'));
  try {
    let archive = process.argv[2];
    if (!archive) {
      const pack = ['pack', `@octokit/openapi@${VERSION}`, '--silent'];
      archive = execFileSync('npm', pack, { cwd: work, encoding: 'utf8' });
      archive = path.join(work, archive.trim());
    }
    const wanted = ['api.github.com', 'ghes-3.19'].map(
      name => `package/generated/${name}.json`,
    );
    execFileSync('tar', ['-xzf', path.resolve(archive), '-C', work, ...wanted]);
    return wanted.map(file => JSON.parse(fs.readFileSync(`${work}/${file}`)));
  } finally {
    fs.rmSync(work, { recursive: true, force: true });
  }
}

/** Keys that say nothing about which values are allowed. */
const prose = new Set(
  [
    'title',
    'description',
    'example',
    'examples',
    'default',
    'deprecated',
  ].concat(['readOnly', 'writeOnly', 'discriminator', 'externalDocs', 'xml']),
);

/**
 * The account of an installation is described once as "user and enterprise",
 * elsewhere as "user or enterprise"; only the second can be.
 */
const isAccount = parts =>
  parts.some(part => part.title === 'Simple User') &&
  parts.some(part => part.title === 'Enterprise');

/** OpenAPI 3.0 schema object -> JSON Schema; `name` maps component names. */
function schema(node, name) {
  if (node.$ref) {
    return { $ref: `#/definitions/${name(node.$ref.split('/').pop())}` };
  }
  const out = {};
  for (const [key, value] of Object.entries(node)) {
    if (prose.has(key) || key.startsWith('x-') || key === 'nullable') continue;
    if (key === 'properties') {
      out.properties = Object.fromEntries(
        Object.entries(value).map(([k, v]) => [k, schema(v, name)]),
      );
    } else if (key === 'oneOf' || key === 'anyOf') {
      // GitHub's alternatives overlap, so "exactly one" is never its meaning.
      out.anyOf = value.map(item => schema(item, name));
    } else if (key === 'allOf' && isAccount(value)) {
      out.anyOf = value.map(item => schema(item, name));
    } else if (key === 'allOf') {
      out.allOf = value.map(item => schema(item, name));
    } else if (key === 'items' || key === 'not') {
      out[key] = schema(value, name);
    } else if (key === 'additionalProperties') {
      out[key] = typeof value === 'object' ? schema(value, name) : value;
    } else {
      out[key] = value;
    }
  }
  if (!node.nullable) return out;
  if (out.enum && !out.enum.includes(null)) out.enum = [...out.enum, null];
  if (typeof out.type === 'string' && !out.anyOf && !out.allOf) {
    return { ...out, type: [out.type, 'null'] };
  }
  return { anyOf: [{ type: 'null' }, out] };
}

const sources = unpack();
const definitions = {};

/** Copies a component and what it refers to; names stay unique per source. */
function use(source, index, component) {
  const name = index === 0 ? component : `${component}@ghes`;
  if (!(name in definitions)) {
    definitions[name] = {};
    const body = source.components.schemas[component];
    definitions[name] = schema(body, inner => use(source, index, inner));
  }
  return name;
}

function responses(source, index, operation) {
  return Object.fromEntries(
    Object.entries(operation.responses).map(([status, given]) => {
      const response = given.$ref
        ? source.components.responses[given.$ref.split('/').pop()]
        : given;
      const types = Object.entries(response.content ?? {})
        .filter(([, media]) => media.schema)
        .map(([type, media]) => [
          type,
          schema(media.schema, inner => use(source, index, inner)),
        ]);
      return [status, Object.fromEntries(types)];
    }),
  );
}

const operations = {};
const missing = [];
for (const line of lines('operations.txt')) {
  const [method, template] = line.split(' ');
  const index = sources.findIndex(
    source => source.paths[template]?.[method.toLowerCase()],
  );
  if (index < 0) {
    missing.push(line);
    continue;
  }
  const source = sources[index];
  const operation = source.paths[template][method.toLowerCase()];
  operations[line] = responses(source, index, operation);
}

const webhooks = {};
for (const name of lines('webhooks.txt')) {
  const hook = sources[0]['x-webhooks'][name];
  if (!hook) {
    missing.push(name);
    continue;
  }
  const media = hook.post.requestBody.content['application/json'];
  webhooks[name] = schema(media.schema, inner => use(sources[0], 0, inner));
}
/**
 * Where GitHub itself answers otherwise than it says: a review comment whose
 * line is gone has null as its place.
 */
const gone = definitions['pull-request-review-comment'].properties;
for (const field of ['position', 'line']) {
  gone[field] = { ...gone[field], type: ['integer', 'null'] };
}

if (missing.length > 0) {
  console.error(`GitHub's description has no:\n  ${missing.join('\n  ')}`);
  process.exit(1);
}

const text = JSON.stringify({
  version: VERSION,
  operations,
  webhooks,
  definitions,
});
fs.writeFileSync(path.join(folder, 'github-openapi.json'), `${text}\n`);
console.log(
  `${Object.keys(operations).length} operations, ${
    Object.keys(webhooks).length
  } payloads, ` +
    `${Object.keys(definitions).length} schemas, ${Math.ceil(
      text.length / 1024,
    )} KiB`,
);
