import fs from 'node:fs';
import path from 'node:path';
import { readBindings } from './bindings.mjs';
import { bodyOfClass } from './body.mjs';

/** @typedef {import('../../src/terraform/schema/format').SchemaFile} SchemaFile */

const GROUPS = {
  TerraformResource: 'resource',
  TerraformDataSource: 'data',
  TerraformEphemeralResource: 'ephemeral',
};

/** Very large types are split over files in `index-structs/`. */
function filesOf(folder) {
  const more = path.join(folder, 'index-structs');
  const parts = fs.existsSync(more)
    ? fs
        .readdirSync(more)
        .filter(name => name.endsWith('.js'))
        .sort()
        .map(name => path.join(more, name))
    : [];
  return [path.join(folder, 'index.js'), ...parts];
}

function readFolder(folder) {
  const files = filesOf(folder);
  const text = names =>
    names.map(name => fs.readFileSync(name, 'utf8')).join('\n');
  return readBindings(
    text(files),
    text(files.map(name => name.replace(/\.js$/, '.d.ts'))),
  );
}

/**
 * The type that a folder declares, without reading the bindings: `aws_vpc`,
 * `data.aws_vpc`, `ephemeral.aws_kms_secrets`; undefined for the provider.
 */
function declaredType(folder) {
  const text = fs.readFileSync(path.join(folder, 'index.js'), 'utf8');
  const type = /terraformResourceType: ['"]([^'"]+)['"]/.exec(text)?.[1];
  const group = GROUPS[/extends cdkt[fn]\.(Terraform\w+)/.exec(text)?.[1]];
  if (!type || !group) return undefined;
  return group === 'resource' ? type : `${group}.${type}`;
}

/** @returns {Map<string, string>} type to the folder of its binding */
function foldersByType(lib) {
  const folders = fs
    .readdirSync(lib)
    .map(name => path.join(lib, name))
    .filter(folder => fs.existsSync(path.join(folder, 'index.js')));
  return new Map(
    folders
      .map(folder => [declaredType(folder), folder])
      .filter(([type]) => type !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

function classWithBase(bindings, bases) {
  return Object.keys(bindings.classes).find(name =>
    bases.includes(bindings.classes[name].base),
  );
}

/**
 * Reads the schema of a provider from an unpacked npm package with bindings.
 *
 * @param {string} folder the unpacked package
 * @param {string[]} [wanted] types; all when left out
 * @returns {{ schema: SchemaFile, missing: string[] }} the schema, and the
 *   wanted types that the provider does not have
 */
export function extractProvider(folder, wanted) {
  const lib = path.join(folder, 'lib');
  const packageJson = JSON.parse(
    fs.readFileSync(path.join(folder, 'package.json'), 'utf8'),
  );
  const folders = foldersByType(lib);
  const types = [...new Set(wanted ?? folders.keys())].sort();
  /** @type {SchemaFile} */
  const schema = {
    format: 1,
    source: `hashicorp/${packageJson.name.replace(/^.*provider-/, '')}`,
    version: '',
    from: `${packageJson.name}@${packageJson.version}`,
    complete: wanted === undefined,
    config: configOf(lib),
    resource: {},
    data: {},
    ephemeral: {},
    definitions: {},
    advice: {},
  };
  for (const type of types.filter(each => folders.has(each))) {
    const bindings = readFolder(folders.get(type));
    const name = classWithBase(bindings, Object.keys(GROUPS));
    const found = bindings.classes[name];
    schema[GROUPS[found.base]][found.type] = bodyOfClass(bindings, name);
    schema.version ||= bindings.version;
  }
  return { schema, missing: types.filter(type => !folders.has(type)) };
}

/** The body of the `provider` block; `alias` is Terraform's own. */
function configOf(lib) {
  const folder = path.join(lib, 'provider');
  if (!fs.existsSync(folder)) return {};
  const bindings = readFolder(folder);
  const name = classWithBase(bindings, ['TerraformProvider']);
  const { alias: _, ...config } = name ? bodyOfClass(bindings, name) : {};
  return config;
}
