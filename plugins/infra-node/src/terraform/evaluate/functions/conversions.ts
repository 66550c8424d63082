import { convert } from '../convert';
import {
  BOOL,
  DYNAMIC,
  listOf,
  mapOf,
  NUMBER,
  setOf,
  STRING,
  type Type,
} from '../types';
import { unknown } from '../values';
import type { FunctionTable } from './specification';

const to = (type: Type): FunctionTable[string] => ({
  parameters: [{ nullable: true, open: true }],
  run: ([value]) => convert(value, type),
});

const same: FunctionTable[string] = {
  parameters: [{ nullable: true, undecided: true }],
  run: ([value]) => value,
};

export const CONVERSION_FUNCTIONS: FunctionTable = {
  tobool: { ...to(BOOL), returns: BOOL },
  tonumber: { ...to(NUMBER), returns: NUMBER },
  tostring: { ...to(STRING), returns: STRING },
  tolist: to(listOf(DYNAMIC)),
  toset: to(setOf(DYNAMIC)),
  tomap: to(mapOf(DYNAMIC)),
  // Values carry no mark of sensitivity here: nothing is shown or stored.
  sensitive: same,
  nonsensitive: same,
  issensitive: {
    parameters: [{ nullable: true, undecided: true }],
    returns: BOOL,
    run: () => unknown(BOOL),
  },
};
