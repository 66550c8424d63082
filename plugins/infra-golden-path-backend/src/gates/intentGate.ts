import {
  type GateFinding,
  type GoldenPathDefinition,
  missesImage,
  NO_IMAGE,
  type Problem,
  type ServiceIntent,
} from '@infra-portal/infra-common';

/** More help nobody at once. */
const MOST = 100;

/** What a check of answers says, as findings at their fields. */
export function findingsOf(problems: readonly Problem[]): GateFinding[] {
  return problems.slice(0, MOST).map(({ path, code, text }) => ({
    code,
    severity: 'error',
    message: text,
    ...(path.length > 0 && { field: path }),
  }));
}

/** A service whose golden path runs an image needs one. */
export function missingArtefact(
  intent: ServiceIntent,
  definition: Pick<GoldenPathDefinition, 'supports'>,
): GateFinding[] {
  if (!missesImage(intent, definition)) return [];
  return [
    {
      code: 'intent.no-artefact',
      severity: 'error',
      ...NO_IMAGE,
      field: ['image'],
    },
  ];
}
