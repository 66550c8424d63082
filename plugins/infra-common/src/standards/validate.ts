import { Validated, validateWith } from '../validation';
import { Standards, standardsSchema } from './schema';

/** Checks the data of a `portal.yaml`. Never throws. */
export function validateStandards(data: unknown): Validated<Standards> {
  return validateWith(standardsSchema, data, 'standards');
}
