import type {
  LocalisedText,
  RealPlanProblem,
} from '@infra-portal/infra-common';

/** Why there is no real plan, and what can be done about it. */
export const PROBLEMS: Record<RealPlanProblem, LocalisedText> = {
  'no-atlantis': {
    en: 'No Atlantis is configured for this repository.',
    ko: '이 저장소에 설정된 Atlantis가 없습니다.',
  },
  'no-token': {
    en: 'The portal has no secret for the API of Atlantis. The platform team sets infraPortal.atlantis[].token.',
    ko: '포털에 Atlantis API 시크릿이 없습니다. 플랫폼 팀이 infraPortal.atlantis[].token을 설정해야 합니다.',
  },
  down: {
    en: 'Atlantis cannot be reached. Try again in a while.',
    ko: 'Atlantis에 연결할 수 없습니다. 잠시 후 다시 시도하십시오.',
  },
  unauthorised: {
    en: 'Atlantis does not accept the secret of the portal. The platform team compares infraPortal.atlantis[].token with --api-secret.',
    ko: 'Atlantis가 포털의 시크릿을 받아들이지 않습니다. 플랫폼 팀이 infraPortal.atlantis[].token과 --api-secret을 비교해야 합니다.',
  },
  disabled: {
    en: 'The API of Atlantis is switched off. The platform team sets --api-secret at Atlantis.',
    ko: 'Atlantis API가 꺼져 있습니다. 플랫폼 팀이 Atlantis에 --api-secret을 설정해야 합니다.',
  },
  'not-allowed': {
    en: 'Atlantis does not work on this repository: it is not in its allowlist.',
    ko: 'Atlantis의 허용 목록에 이 저장소가 없어 처리하지 않습니다.',
  },
  locked: {
    en: 'Somebody holds stacks of this service. Wait until they are free, or plan without them.',
    ko: '이 서비스의 스택이 잠겨 있습니다. 풀릴 때까지 기다리거나 해당 스택을 제외하고 플랜하십시오.',
  },
  timeout: {
    en: 'Atlantis took too long. It may still be planning; nothing can stop it.',
    ko: 'Atlantis의 응답 시간이 초과되었습니다. 아직 플랜 중일 수 있으며 중지할 방법은 없습니다.',
  },
  refused: {
    en: 'Atlantis could not plan the branch.',
    ko: 'Atlantis가 브랜치를 플랜하지 못했습니다.',
  },
  strange: {
    en: 'The answer was none of Atlantis. Something else may stand in front of it.',
    ko: 'Atlantis의 응답이 아닙니다. 앞단의 다른 프로그램이 응답했을 수 있습니다.',
  },
  'push-refused': {
    en: 'GitHub refused the temporary branch: a rule of the repository forbids it. The platform team excepts portal-preview/**.',
    ko: 'GitHub가 임시 브랜치를 거부했습니다. 저장소 규칙이 막고 있으므로 플랫폼 팀이 portal-preview/**를 예외로 두어야 합니다.',
  },
  'push-failed': {
    en: 'The temporary branch could not be pushed. Try again in a while.',
    ko: '임시 브랜치를 푸시하지 못했습니다. 잠시 후 다시 시도하십시오.',
  },
  outdated: {
    en: 'The answers or the repository changed since the preview. Look at the new one first.',
    ko: '미리보기 이후 답변이나 저장소가 바뀌었습니다. 새 미리보기를 먼저 확인하십시오.',
  },
  interrupted: {
    en: 'The portal was restarted meanwhile. Ask again.',
    ko: '그 사이 포털이 다시 시작되었습니다. 다시 요청하십시오.',
  },
  internal: {
    en: 'The portal made a mistake. Its log has the details.',
    ko: '포털에 오류가 발생했습니다. 자세한 내용은 포털 로그에 있습니다.',
  },
};

export const PLAN_TEXTS = {
  errorLost: {
    en: 'The plan failed. Atlantis does not pass on why; its job has the output.',
    ko: '플랜이 실패했습니다. Atlantis는 이유를 전달하지 않으므로 작업 출력을 확인하십시오.',
  },
  unread: {
    en: 'Terraform printed no sum that the portal can read. See the output.',
    ko: '포털이 읽을 수 있는 요약이 Terraform 출력에 없습니다. 출력을 확인하십시오.',
  },
  missing: {
    en: 'Atlantis said nothing of this stack.',
    ko: 'Atlantis가 이 스택에 대해 응답하지 않았습니다.',
  },
  checked: {
    en: 'The check against the provider’s schema found no error.',
    ko: '프로바이더 스키마 검사에서 오류가 발견되지 않았습니다.',
  },
  checkedWithFindings: {
    en: 'The check against the provider’s schema has findings; see the checks.',
    ko: '프로바이더 스키마 검사에서 발견된 사항이 있습니다. 검사 탭을 확인하십시오.',
  },
} satisfies Record<string, LocalisedText>;
