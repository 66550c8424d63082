import type { FindingCode } from '@infra-portal/infra-common';

interface Texts {
  /** Title of the pull request; `where` is a file or a stack. */
  title: (where: string) => string;
  /** What changes and why, as one paragraph. */
  why: string;
}

/** What pull requests that mend say; in the language of the configuration. */
export const FIX_TEXTS: Record<
  'en' | 'ko',
  Partial<Record<FindingCode, Texts>>
> = {
  en: {
    'missing-atlantis-directory': {
      title: where => `Remove the Atlantis project without a folder (${where})`,
      why: 'The project names a folder that holds no Terraform, so Atlantis fails on it or never runs it. The stack that was there has been moved or removed.',
    },
    'stack-without-atlantis': {
      title: where => `Let Atlantis run ${where}`,
      why: 'No project runs this stack: changes of it are merged without a plan. It is run as the nearest project of its environment is, and requires all that projects of this environment require.',
    },
    'moving-module-ref': {
      title: where => `Pin a module to its newest version (${where})`,
      why: 'The module was taken from a branch, so the next plan could differ without a change in this repository.',
    },
    'outdated-module': {
      title: where => `Take the newest version of a module (${where})`,
      why: 'A newer version of the module has been released. Read its release notes, and what the plan changes.',
    },
    'deprecated-lock-table': {
      title: where => `Lock the state in S3 itself (${where})`,
      why: 'The lock table in DynamoDB is deprecated; S3 locks by a file beside the state. It needs Terraform 1.10 or newer everywhere this stack is run, and `terraform init -reconfigure` once.',
    },
    'unpinned-provider': {
      title: where => `Say which version of a provider is used (${where})`,
      why: 'Without a version the next run may take another major one. The constraint is the one that most stacks of this repository have.',
    },
    'expired-exception': {
      title: where => `Remove an exception that has ended (${where})`,
      why: 'It allows nothing any more: the rule applies to its stacks again.',
    },
  },
  ko: {
    'missing-atlantis-directory': {
      title: where => `폴더가 없는 Atlantis 프로젝트 제거 (${where})`,
      why: '이 프로젝트가 가리키는 폴더에는 Terraform이 없어 Atlantis가 실패하거나 실행하지 않습니다. 그 자리에 있던 스택은 옮겨졌거나 없어졌습니다.',
    },
    'stack-without-atlantis': {
      title: where => `Atlantis 프로젝트 추가 (${where})`,
      why: '이 스택을 실행하는 프로젝트가 없어 플랜 없이 병합됩니다. 같은 환경의 가장 가까운 프로젝트와 같은 방식으로 실행하며, 같은 환경의 프로젝트가 요구하는 조건을 모두 요구합니다.',
    },
    'moving-module-ref': {
      title: where => `모듈을 최신 버전에 고정 (${where})`,
      why: '모듈을 브랜치에서 가져오고 있어 이 저장소가 바뀌지 않아도 다음 플랜이 달라질 수 있었습니다.',
    },
    'outdated-module': {
      title: where => `모듈을 최신 버전으로 올림 (${where})`,
      why: '모듈의 새 버전이 나와 있습니다. 릴리스 노트와 플랜이 바꾸는 것을 확인하십시오.',
    },
    'deprecated-lock-table': {
      title: where => `상태 잠금을 S3로 변경 (${where})`,
      why: 'DynamoDB 잠금 테이블은 더 이상 권장되지 않으며, S3가 상태 옆의 파일로 잠급니다. 이 스택을 실행하는 모든 곳에 Terraform 1.10 이상이 필요하고 `terraform init -reconfigure`를 한 번 실행해야 합니다.',
    },
    'unpinned-provider': {
      title: where => `프로바이더 버전 명시 (${where})`,
      why: '버전이 없으면 다음 실행에서 다른 메이저 버전을 쓸 수 있습니다. 이 저장소의 스택 대부분이 쓰는 조건을 넣습니다.',
    },
    'expired-exception': {
      title: where => `기한이 지난 예외 제거 (${where})`,
      why: '이 예외는 더 이상 아무것도 허용하지 않으며, 규칙이 해당 스택에 다시 적용됩니다.',
    },
  },
};
