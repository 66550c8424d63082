import type {
  EnvironmentName,
  ServiceIntent,
} from '@infra-portal/infra-common';
import type { Delimiter } from '../delimiters';

/** A field of an intent, from its top. */
export type IntentField = (string | number)[];

/** Where lines of a generated file come from. Lines count from 1. */
export interface LineOrigin {
  from: number;
  to: number;
  /** Line of the golden path's file. */
  line: number;
  /** Fields of the intent that the lines are made of. */
  fields: IntentField[];
}

/** A generated file beside what it was made of. */
export interface Made {
  /** Its text now, which people may have changed. */
  text: string;
  /** File of the golden path. */
  source: { file: string; text: string; delimiter?: Delimiter };
  intent: ServiceIntent;
  /** The environment that the file is about. */
  environment?: EnvironmentName | (string & {});
}
