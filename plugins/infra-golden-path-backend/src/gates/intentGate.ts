import type {
  GateFinding,
  GoldenPathDefinition,
  Problem,
  ServiceIntent,
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

/**
 * A service whose golden path runs an image needs one, or the source that one is
 * built from. Golden paths that run none, such as one for static sites, do not
 * know images.
 */
export function missingArtefact(
  { image, source, environments }: ServiceIntent,
  { supports }: Pick<GoldenPathDefinition, 'supports'>,
): GateFinding[] {
  const everywhere = Object.values(environments).every(own => own?.image);
  if (image || source || everywhere || !supports.includes('image')) return [];
  return [
    {
      code: 'intent.no-artefact',
      severity: 'error',
      message: {
        en: 'An image, or the source that one is built from, is needed: there is nothing to run yet.',
        ko: '이미지나 이미지를 빌드할 소스가 필요합니다. 아직 실행할 것이 없습니다.',
      },
      field: ['image'],
    },
  ];
}
