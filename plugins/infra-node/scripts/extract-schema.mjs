#!/usr/bin/env node
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { spreadAdvice } from './lib/advice.mjs';
import { unpackedPackage } from './lib/npmPackage.mjs';
import { extractProvider } from './lib/provider.mjs';
import { schemasText, schemaText } from './lib/text.mjs';
import { addWafStatements } from './lib/waf.mjs';
import { typesInFolder, typesInList } from './lib/wanted.mjs';

const HELP = `Derives the provider schemas of this package from npm packages with bindings.

  extract-schema.mjs                 writes schema/aws.json and schema/utility.json
  extract-schema.mjs --check         fails when they would change
  extract-schema.mjs --all --out F   writes the whole AWS provider to F

  --package SPEC   bindings of AWS (default: the version in schema/sources.json)
  --cache DIR      where unpacked packages are kept (default: .cache of the repository)
`;

const here = import.meta.dirname;
const root = path.resolve(here, '../../..');
const schemaFolder = path.resolve(here, '../schema');

const { values: options } = parseArgs({
  options: {
    all: { type: 'boolean', default: false },
    check: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
    out: { type: 'string' },
    package: { type: 'string' },
    cache: { type: 'string', default: path.join(root, '.cache/schema') },
  },
});

const read = name => fs.readFileSync(path.join(schemaFolder, name), 'utf8');
const say = text => process.stderr.write(`${text}\n`);

function wantedTypes() {
  return [
    ...typesInFolder(path.join(root, 'templates/infrastructure')),
    ...typesInList(read('types.txt')),
  ].filter(type => /^(data\.|ephemeral\.)?aws_/.test(type));
}

function awsSchema(spec, wanted) {
  const folder = unpackedPackage(spec, options.cache);
  const { schema, missing } = extractProvider(folder, wanted);
  if (missing.length > 0) {
    throw new Error(`${spec} has no type ${missing.join(', ')}`);
  }
  addWafStatements(schema);
  schema.advice = spreadAdvice(
    JSON.parse(read('advice.json')),
    schema.resource,
  );
  return schema;
}

function utilitySchemas(specs) {
  return specs.map(
    spec => extractProvider(unpackedPackage(spec, options.cache)).schema,
  );
}

/** Writes, or with --check compares. */
function put(file, text) {
  const same = fs.existsSync(file) && fs.readFileSync(file, 'utf8') === text;
  if (options.check && !same) {
    say(`${path.relative(root, file)} is not what the script makes; run it.`);
    process.exitCode = 1;
    return;
  }
  if (!same) fs.writeFileSync(file, text);
  const size = Math.round(Buffer.byteLength(text) / 1024);
  say(`${path.relative(root, file)}: ${size} KiB${same ? ', as before' : ''}`);
}

function main() {
  if (options.help) {
    process.stdout.write(HELP);
    return;
  }
  const sources = JSON.parse(read('sources.json'));
  const spec = options.package ?? sources.aws;
  if (options.all) {
    if (!options.out) throw new Error('--all needs --out FILE');
    put(path.resolve(options.out), `${schemaText(awsSchema(spec))}\n`);
    return;
  }
  put(
    path.resolve(options.out ?? path.join(schemaFolder, 'aws.json')),
    `${schemaText(awsSchema(spec, wantedTypes()))}\n`,
  );
  if (options.out) return;
  put(
    path.join(schemaFolder, 'utility.json'),
    `${schemasText(utilitySchemas(sources.utility))}\n`,
  );
}

main();
