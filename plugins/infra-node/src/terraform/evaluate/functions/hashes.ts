import { createHash } from 'node:crypto';
import { STRING } from '../types';
import { string } from '../values';
import { type FunctionTable, TEXT, textAt } from './specification';

const hash = (
  algorithm: string,
  encoding: 'hex' | 'base64',
): FunctionTable[string] => ({
  parameters: [TEXT],
  returns: STRING,
  run: args =>
    string(createHash(algorithm).update(textAt(args, 0)).digest(encoding)),
});

export const HASH_FUNCTIONS: FunctionTable = {
  md5: hash('md5', 'hex'),
  sha1: hash('sha1', 'hex'),
  sha256: hash('sha256', 'hex'),
  sha512: hash('sha512', 'hex'),
  base64sha256: hash('sha256', 'base64'),
  base64sha512: hash('sha512', 'base64'),
};
