import type { GateFinding, LocalisedText } from '@infra-portal/infra-common';

interface Text {
  message: LocalisedText;
  remedy: LocalisedText;
}

/** Why the portal does not propose a skeleton to a repository. */
export const TARGETS = {
  foreignOwner: {
    message: {
      en: 'The portal proposes a skeleton only to repositories of the same owner as the infrastructure repository.',
      ko: '인프라 저장소와 소유자가 같은 저장소에만 기본 파일을 제안합니다.',
    },
    remedy: {
      en: 'Name a repository of the organisation, or switch the skeleton off. The platform team can allow more owners in infraPortal.applications.owners.',
      ko: '조직의 저장소를 입력하거나 기본 파일 제안을 끄십시오. 플랫폼 팀이 infraPortal.applications.owners에 소유자를 추가할 수 있습니다.',
    },
  },
  special: {
    message: {
      en: 'This repository holds infrastructure or rules of the whole organisation; it is not an application.',
      ko: '인프라나 조직 전체의 설정을 담은 저장소이며 애플리케이션 저장소가 아닙니다.',
    },
    remedy: {
      en: 'Name the repository that the service is built from.',
      ko: '서비스를 빌드하는 저장소를 입력하십시오.',
    },
  },
  missing: {
    message: {
      en: 'The repository does not exist, or the portal may not see it.',
      ko: '저장소가 없거나 포털에 볼 권한이 없습니다.',
    },
    remedy: {
      en: 'Make it, or let the portal’s GitHub App in. The platform team can let the portal make repositories with infraPortal.applications.create.',
      ko: '저장소를 만들거나 포털의 GitHub App에 접근 권한을 주십시오. 플랫폼 팀은 infraPortal.applications.create로 포털의 저장소 생성을 허용할 수 있습니다.',
    },
  },
  archived: {
    message: {
      en: 'The repository is archived: it can only be read.',
      ko: '저장소가 보관되어 읽기만 가능합니다.',
    },
    remedy: {
      en: 'Unarchive it, or name the repository that replaced it.',
      ko: '보관을 해제하거나 대체된 저장소를 입력하십시오.',
    },
  },
  empty: {
    message: {
      en: 'The repository has no commit yet: there is nothing that a pull request could follow.',
      ko: '저장소에 아직 커밋이 없어 풀 리퀘스트를 열 수 없습니다.',
    },
    remedy: {
      en: 'Put a first commit there, such as a README.',
      ko: 'README 등으로 첫 커밋을 만드십시오.',
    },
  },
  forbidden: {
    message: {
      en: 'GitHub does not let the portal see this repository.',
      ko: 'GitHub가 포털의 저장소 접근을 허용하지 않습니다.',
    },
    remedy: {
      en: 'Ask an owner of the repository to let the portal’s GitHub App in.',
      ko: '저장소 소유자에게 포털의 GitHub App 접근 허용을 요청하십시오.',
    },
  },
  unreachable: {
    message: {
      en: 'GitHub could not be asked about the repository: which files it has is not known yet.',
      ko: 'GitHub에서 저장소를 확인하지 못해 이미 있는 파일을 알 수 없습니다.',
    },
    remedy: {
      en: 'It is looked at again before anything is proposed; what is there is never overwritten.',
      ko: '제안하기 전에 다시 확인하며, 이미 있는 파일은 덮어쓰지 않습니다.',
    },
  },
} as const satisfies Record<string, Text>;

/** A finding at the question for the repository. */
export const atRepository = (
  code: string,
  { message, remedy }: Text,
  severity: GateFinding['severity'] = 'error',
): GateFinding => ({
  code: `application.${code}`,
  ...{ severity, message, remedy },
  field: ['source', 'repository'],
});
