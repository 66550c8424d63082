import { Validated, validateWith } from '../validation';
import { intentSchema, ServiceIntent } from './intent';

export { checkIntent, fargateProblem } from './checkIntent';
export {
  intentJsonSchema,
  intentSchema,
  RUNTIMES,
  type EnvironmentOverride,
  type ServiceIntent,
  type ServiceIntentInput,
} from './intent';
export {
  resolveEnvironment,
  type EnvironmentSettings,
  type Origin,
  type Resolved,
} from './resolve';

/** Checks the data of a `service.yaml`. Never throws. */
export function validateIntent(data: unknown): Validated<ServiceIntent> {
  return validateWith(intentSchema, data);
}
