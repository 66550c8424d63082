import { readFileSync } from 'node:fs';
import path from 'node:path';
import { decodeSchema } from './decode';
import type { SchemaFile } from './format';
import type { ProviderSchema } from './types';

/**
 * Reads a schema file: one provider, or a list of them.
 *
 * @throws Error with the path when the file cannot be read, or is not a schema
 */
export function readSchemaFile(file: string): ProviderSchema[] {
  let content: SchemaFile | SchemaFile[];
  try {
    content = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(`Cannot read the provider schema ${file}: ${error}`);
  }
  return [content].flat().map(one => {
    if (one?.format !== 1) {
      throw new Error(
        `${file} is not a provider schema of format 1; make it with scripts/extract-schema.mjs`,
      );
    }
    return decodeSchema(one);
  });
}

let shipped: ProviderSchema[] | undefined;

/**
 * The schemas that come with this package: the AWS types that the starter
 * repository uses, and eight utility providers in full. Read once.
 */
export function shippedSchemas(): ProviderSchema[] {
  const folder = path.join(
    path.dirname(require.resolve('@infra-portal/infra-node/package.json')),
    'schema',
  );
  shipped ??= ['aws.json', 'utility.json'].flatMap(name =>
    readSchemaFile(path.join(folder, name)),
  );
  return shipped;
}
