import type { LocalisedText } from '@infra-portal/infra-common';

/** Why a request does not go on, and what a person can do about it. */
export const FAILURES = {
  unauthorised: {
    en: 'GitHub does not accept the credentials of the portal.',
    ko: 'GitHub가 포털의 자격 증명을 받아들이지 않습니다.',
    remedy: {
      en: 'Ask the platform team to renew the token or the GitHub App in integrations.github, then resume.',
      ko: '플랫폼 팀에 integrations.github의 토큰이나 GitHub App 갱신을 요청한 뒤 이어서 진행하십시오.',
    },
  },
  forbidden: {
    en: 'The portal may not write to this repository.',
    ko: '포털에 이 저장소에 쓸 권한이 없습니다.',
    remedy: {
      en: 'Ask an owner of the repository to give the portal write access to contents and pull requests, then resume.',
      ko: '저장소 소유자에게 포털의 contents 및 pull requests 쓰기 권한을 요청한 뒤 이어서 진행하십시오.',
    },
  },
  'rate-limited': {
    en: 'GitHub asks the portal to wait, because it has asked too often.',
    ko: '요청이 너무 많아 GitHub가 포털에 대기를 요청했습니다.',
    remedy: {
      en: 'Nothing is lost; the portal goes on by itself as soon as GitHub allows.',
      ko: '잃은 것은 없습니다. GitHub가 허용하는 즉시 포털이 자동으로 계속합니다.',
    },
  },
  unavailable: {
    en: 'GitHub cannot be reached at the moment.',
    ko: '지금은 GitHub에 연결할 수 없습니다.',
    remedy: {
      en: 'Nothing is lost; the portal tries again by itself.',
      ko: '잃은 것은 없습니다. 포털이 자동으로 다시 시도합니다.',
    },
  },
  timeout: {
    en: 'GitHub did not answer in time.',
    ko: 'GitHub가 제시간에 응답하지 않았습니다.',
    remedy: {
      en: 'Nothing is lost; the portal tries again by itself.',
      ko: '잃은 것은 없습니다. 포털이 자동으로 다시 시도합니다.',
    },
  },
  'repository-not-found': {
    en: 'The repository does not exist, or the portal may not see it.',
    ko: '저장소가 없거나 포털에 볼 권한이 없습니다.',
    remedy: {
      en: 'Check its name in the configuration and that the GitHub App is installed there, then resume.',
      ko: '설정의 저장소 이름과 GitHub App 설치 여부를 확인한 뒤 이어서 진행하십시오.',
    },
  },
  'repository-hidden': {
    en: 'The repository exists, but the portal may not see it.',
    ko: '저장소가 있지만 포털에 볼 권한이 없습니다.',
    remedy: {
      en: 'Ask one of its owners to give the portal access to contents and pull requests there, then resume.',
      ko: '저장소 소유자에게 포털의 contents 및 pull requests 권한을 요청한 뒤 이어서 진행하십시오.',
    },
  },
  'repository-empty': {
    en: 'The repository has no commit yet.',
    ko: '저장소에 아직 커밋이 없습니다.',
    remedy: {
      en: 'Put the starter content of an infrastructure repository there, then resume.',
      ko: '인프라 저장소의 시작 내용을 넣은 뒤 이어서 진행하십시오.',
    },
  },
  'repository-archived': {
    en: 'The repository is archived: it can only be read.',
    ko: '저장소가 보관되어 읽기만 가능합니다.',
    remedy: {
      en: 'Unarchive it, or order the service in the repository that replaced it.',
      ko: '보관을 해제하거나, 대체된 저장소에서 서비스를 요청하십시오.',
    },
  },
  'not-your-repository': {
    en: 'Whoever asks for a skeleton must be able to write to that repository, and you are not known to be.',
    ko: '기본 파일을 요청하려면 해당 저장소에 쓰기 권한이 있어야 하는데, 요청한 사람의 권한을 확인할 수 없습니다.',
    remedy: {
      en: 'Ask for write access to the repository, or let one of its people order the service, then resume.',
      ko: '저장소 쓰기 권한을 받거나 권한이 있는 사람이 서비스를 요청하도록 한 뒤 이어서 진행하십시오.',
    },
  },
  'branch-protected': {
    en: 'A rule of the repository protects the branch against the portal.',
    ko: '저장소 규칙이 포털의 브랜치 쓰기를 막고 있습니다.',
    remedy: {
      en: 'Let the portal write branches that begin with portal/, then resume.',
      ko: 'portal/로 시작하는 브랜치에 포털이 쓸 수 있도록 허용한 뒤 이어서 진행하십시오.',
    },
  },
  'push-rejected': {
    en: 'The repository does not take the commit.',
    ko: '저장소가 커밋을 받아들이지 않습니다.',
    remedy: {
      en: 'Read what it says, change the rule or the answers, then resume.',
      ko: '거부 사유를 확인하고 규칙이나 답변을 고친 뒤 이어서 진행하십시오.',
    },
  },
  'branch-taken': {
    en: 'The branch exists already, with commits that the portal did not make.',
    ko: '포털이 만들지 않은 커밋이 있는 브랜치가 이미 있습니다.',
    remedy: {
      en: 'Delete or rename that branch if nobody needs it, then resume.',
      ko: '필요 없는 브랜치라면 삭제하거나 이름을 바꾼 뒤 이어서 진행하십시오.',
    },
  },
  'branch-busy': {
    en: 'Others keep writing to the branch.',
    ko: '다른 사람이 계속 브랜치에 쓰고 있습니다.',
    remedy: {
      en: 'The portal tries again by itself.',
      ko: '포털이 자동으로 다시 시도합니다.',
    },
  },
  'gates-failed': {
    en: 'The repository has changed, and these answers no longer pass.',
    ko: '저장소가 변경되어 이 답변은 더 이상 통과하지 못합니다.',
    remedy: {
      en: 'Look at the preview again, correct the answers and send them anew.',
      ko: '미리 보기를 다시 확인하고 답변을 고쳐 다시 보내십시오.',
    },
  },
  'nothing-to-change': {
    en: 'The repository already has exactly this.',
    ko: '저장소에 이미 같은 내용이 있습니다.',
    remedy: {
      en: 'There is nothing to propose; cancel the request.',
      ko: '제안할 내용이 없으므로 요청을 취소하십시오.',
    },
  },
  'pull-request-refused': {
    en: 'GitHub does not open this pull request.',
    ko: 'GitHub가 이 풀 리퀘스트를 열지 않습니다.',
    remedy: {
      en: 'Read what GitHub says, correct it, then resume; or cancel, which deletes the branch.',
      ko: 'GitHub의 메시지를 확인해 고친 뒤 이어서 진행하거나, 취소해 브랜치를 삭제하십시오.',
    },
  },
  conflict: {
    en: 'Commits of others on the branch do not go together with the new answers.',
    ko: '브랜치에 있는 다른 사람의 커밋이 새 답변과 충돌합니다.',
    remedy: {
      en: 'Edit the files on the branch and resume, or say which side is to win.',
      ko: '브랜치의 파일을 고친 뒤 이어서 진행하거나, 어느 쪽을 쓸지 선택하십시오.',
    },
  },
  'not-configured': {
    en: 'The repository is not one that the portal is configured for.',
    ko: '포털에 설정된 저장소가 아닙니다.',
    remedy: {
      en: 'Ask the platform team to add its host to integrations.github, then resume.',
      ko: '플랫폼 팀에 integrations.github에 호스트 추가를 요청한 뒤 이어서 진행하십시오.',
    },
  },
  unexpected: {
    en: 'Something went wrong that the portal did not expect.',
    ko: '예상하지 못한 문제가 생겼습니다.',
    remedy: {
      en: 'Resume; when it happens again, give the platform team the number of the request.',
      ko: '이어서 진행하고, 반복되면 플랫폼 팀에 요청 번호를 알려 주십시오.',
    },
  },
} satisfies Record<string, LocalisedText & { remedy: LocalisedText }>;

export type FailureCode = keyof typeof FAILURES;
