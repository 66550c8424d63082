import { BOOL, DYNAMIC, setOf, STRING, type Type } from '../types';
import { COLLECTION_FUNCTIONS } from './collections';
import { CONVERSION_FUNCTIONS } from './conversions';
import { ENCODING_FUNCTIONS } from './encoding';
import { FORMAT_FUNCTIONS } from './format';
import { HASH_FUNCTIONS } from './hashes';
import { NETWORK_FUNCTIONS } from './network';
import { NUMBER_FUNCTIONS } from './numbers';
import { REGEX_FUNCTIONS } from './regex';
import { SEARCH_FUNCTIONS } from './searching';
import { SHAPING_FUNCTIONS } from './shaping';
import type { FunctionSpecification } from './specification';
import { STRING_FUNCTIONS } from './strings';
import { TIME_FUNCTIONS } from './time';

/** Terraform's functions that are run here, by name. */
export const FUNCTIONS: ReadonlyMap<string, FunctionSpecification> = new Map(
  [
    COLLECTION_FUNCTIONS,
    CONVERSION_FUNCTIONS,
    ENCODING_FUNCTIONS,
    FORMAT_FUNCTIONS,
    HASH_FUNCTIONS,
    NETWORK_FUNCTIONS,
    NUMBER_FUNCTIONS,
    REGEX_FUNCTIONS,
    SEARCH_FUNCTIONS,
    SHAPING_FUNCTIONS,
    STRING_FUNCTIONS,
    TIME_FUNCTIONS,
  ].flatMap(table => Object.entries(table)),
);

/**
 * Functions that are never run, with the type of what they give: they read
 * files, or depend on time or chance, or are seldom met.
 */
export const UNDECIDED_FUNCTIONS: ReadonlyMap<string, Type> = new Map([
  ...[
    'abspath',
    'base64gzip',
    'basename',
    'bcrypt',
    'dirname',
    'file',
    'filebase64',
    'filebase64sha256',
    'filebase64sha512',
    'filemd5',
    'filesha1',
    'filesha256',
    'filesha512',
    'pathexpand',
    'plantimestamp',
    'rsadecrypt',
    'templatestring',
    'textdecodebase64',
    'textencodebase64',
    'timestamp',
    'uuid',
    'uuidv5',
  ].map(name => [name, STRING] as const),
  ['ephemeralasnull', DYNAMIC],
  ['fileexists', BOOL],
  ['fileset', setOf(STRING)],
  ['templatefile', DYNAMIC],
]);
