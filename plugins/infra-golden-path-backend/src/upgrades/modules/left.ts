import type { ResolvedUse, UpgradePreview } from '@infra-portal/infra-common';

type Left = UpgradePreview['left'][number];

const leave = (
  { repository, call }: ResolvedUse,
  en: string,
  ko: string,
): Left => ({
  repository,
  file: call.file,
  line: call.line,
  message: { en, ko },
});

/** Why a call cannot be moved to another version; undefined: it can. */
export function leftOf(use: ResolvedUse): Left | undefined {
  const { call, stack, moduleDir } = use;
  if (call.pin === 'local') return undefined;
  if (stack === undefined) {
    return leave(
      use,
      `The module in ${moduleDir} calls it: release that module with the new version first.`,
      `${moduleDir} 모듈이 호출합니다. 그 모듈을 새 버전으로 먼저 릴리스하세요.`,
    );
  }
  if (call.file.endsWith('.json')) {
    return leave(
      use,
      'It is written as JSON, which the portal does not edit.',
      'JSON으로 적혀 있어 포털이 고치지 않습니다.',
    );
  }
  switch (call.pin) {
    case 'moving':
      return leave(
        use,
        'It follows a branch, so that it changes by itself. Pin it to a version.',
        '브랜치를 따라가므로 저절로 바뀝니다. 버전을 고정하세요.',
      );
    case 'range':
      return leave(
        use,
        'It allows a range of versions. Pin it to one.',
        '버전 범위를 허용합니다. 버전 하나로 고정하세요.',
      );
    case 'unknown':
      return leave(
        use,
        'Its source is an expression, or of an unusual kind. Edit it by hand.',
        '소스가 식이거나 특이한 형식입니다. 직접 고쳐 주세요.',
      );
    default:
      return call.version === undefined
        ? leave(
            use,
            'It is pinned to a commit, of which the version is not known.',
            '커밋에 고정되어 있어 어느 버전인지 알 수 없습니다.',
          )
        : undefined;
  }
}
