import { complete, Validated, validateWith } from '../validation';
import { intentSchema, ServiceIntent } from './intent';

export * from './api';
export { checkIntent } from './checkIntent';
export { findCredential, type FoundCredential } from './credentials';
export * from './diff';
export { compareStacks, handedOver, type StackPlace } from './difference';
export * from './permissions';
export { fargateProblem } from './fargate';
export { answersOf, checkWithPath } from './checkWithPath';
export {
  goldenPathJsonSchema,
  validateGoldenPath,
  TEXT_FORMATS,
  type ApplicationOutput,
  type GoldenPathDefinition,
  type GoldenPathOutput,
  type TextFormat,
} from './definition';
export type { ListEdits } from './lists';
export { missesImage, NO_IMAGE } from './missingImage';
export { type PathQuestion } from './questions';
export { PARTS, type IntentPart } from './supportedParts';
export { isChange, type FileChange } from './fileChange';
export {
  intentJsonSchema,
  intentSchema,
  RUNTIMES,
  type EnvironmentOverride,
  type ServiceIntent,
  type ServiceIntentInput,
} from './intent';
export { goldenPathFolder, intentPath, serviceAtPath } from './places';
export * from './previewBranch';
export {
  leftAfterDestroy,
  partOfStack,
  protectionOf,
  type Protection,
} from './retention';
export { minimalIntent } from './minimalIntent';
export { chooseInstance, fitsInstance } from './instances';
export {
  resolveEnvironment,
  usualCount,
  type EnvironmentSettings,
  type Origin,
  type Resolved,
} from './resolve';

/** Checks the data of a `service.yaml`. Never throws. */
export function validateIntent(data: unknown): Validated<ServiceIntent> {
  return validateWith(intentSchema, data, 'intent');
}

/**
 * What `intent` is in a golden path: the intent with `null` for what it leaves
 * out. `$schema` is for editors only.
 */
export function intentData(intent: ServiceIntent): Record<string, unknown> {
  const { $schema: _editor, ...data } = complete(
    intentSchema,
    intent,
  ) as Record<string, unknown>;
  return data;
}
