import type { findingsMessages } from '../messages/findings';

export const findingsKorean: Record<keyof typeof findingsMessages, string> = {
  'severity.error_one': '오류 {{count}}건',
  'severity.error_other': '오류 {{count}}건',
  'severity.warning_one': '경고 {{count}}건',
  'severity.warning_other': '경고 {{count}}건',
  'severity.info_one': '참고 {{count}}건',
  'severity.info_other': '참고 {{count}}건',
  'severity.none': '발견된 문제 없음',
  'finding.syntax-error': '구문 오류',
  'finding.unreadable-file': '읽을 수 없는 파일',
  'finding.unreadable-atlantis': '읽을 수 없는 atlantis.yaml',
  'finding.link-leaves-repository': '저장소 밖으로 나가는 링크',
  'finding.missing-link-target': '대상이 없는 링크',
  'finding.missing-atlantis-directory': '폴더가 없는 Atlantis 프로젝트',
  'finding.stack-without-atlantis': 'Atlantis가 실행하지 않음',
  'finding.moving-module-ref': '모듈 버전이 바뀔 수 있음',
  'finding.unpinned-module': '버전이 없는 모듈',
  'finding.unknown-module-source': '모듈 출처를 알 수 없음',
  'finding.missing-local-module': '모듈 폴더가 없음',
  'finding.local-state': '상태를 로컬에 저장함',
  'finding.duplicate-state-key': '상태 키가 중복됨',
  'finding.tag-without-version': '버전이 없는 태그',
  'finding.outdated-module': '오래된 모듈 버전',
  'finding.deprecated-module': '사용이 중단된 모듈',
  'finding.orphan-module': '호출하는 곳이 없는 모듈',
  'finding.unpinned-provider': '버전이 없는 프로바이더',
  'finding.missing-required-tag': '필수 태그가 없음',
  'finding.deprecated-lock-table': 'DynamoDB 상태 잠금은 지원 중단 예정',
  'finding.plaintext-secret': '평문으로 적힌 비밀 값',
  'finding.expired-exception': '만료된 정책 예외',
  'finding.missing-output': '존재하지 않는 출력',
  'finding.missing-atlantis-dependency': '없는 Atlantis 프로젝트를 기다림',
  'finding.circular-atlantis-dependency': '서로를 기다리는 Atlantis 프로젝트',
  'finding.missing-terragrunt-dependency': '없는 폴더에 의존하는 Terragrunt',
  'why.syntax-error':
    'Terraform이 이 파일을 읽을 수 없어 이 폴더의 어떤 것도 계획할 수 없습니다.',
  'remedy.syntax-error':
    '해당 줄을 고치십시오. terraform fmt도 같은 오류를 보여 줍니다.',
  'why.unreadable-file':
    '포털이 이 파일을 읽을 수 없어 그 내용이 여기에 없습니다.',
  'remedy.unreadable-file': '파일을 고치거나 크기를 줄이십시오.',
  'why.unreadable-atlantis':
    'atlantis.yaml을 읽을 수 없어 Atlantis가 어떤 프로젝트도 실행하지 않습니다.',
  'remedy.unreadable-atlantis': '해당 줄을 고치십시오.',
  'why.link-leaves-repository':
    '심볼릭 링크가 저장소 밖을 가리킵니다. 따라가지 않았습니다.',
  'remedy.link-leaves-repository':
    '저장소 안의 파일을 가리키게 하거나 삭제하십시오.',
  'why.missing-link-target': '심볼릭 링크가 가리키는 파일이 없습니다.',
  'remedy.missing-link-target':
    '저장소 안의 파일을 가리키게 하거나 삭제하십시오.',
  'why.missing-atlantis-directory':
    'atlantis.yaml의 프로젝트가 Terraform이 없는 폴더에서 실행됩니다.',
  'remedy.missing-atlantis-directory':
    'dir을 고치거나 프로젝트를 삭제하십시오.',
  'why.stack-without-atlantis':
    'Atlantis가 이 저장소의 다른 스택은 실행하지만 이 스택은 실행하지 않습니다. 변경이 적용되지 않거나 수동으로 적용됩니다.',
  'remedy.stack-without-atlantis':
    'atlantis.yaml에 이 스택의 프로젝트를 추가하십시오.',
  'why.moving-module-ref':
    '모듈을 브랜치에서 가져옵니다. 여기서 아무것도 바꾸지 않아도 다음 계획이 달라질 수 있습니다.',
  'remedy.moving-module-ref':
    'source에 ?ref=<module>/vX.Y.Z처럼 버전을 지정하십시오.',
  'why.unpinned-module': '모듈이 레지스트리의 아무 버전이나 사용합니다.',
  'remedy.unpinned-module': 'version = "~> 1.2"처럼 버전을 추가하십시오.',
  'why.unknown-module-source':
    '모듈의 source가 고정된 문자열이 아니어서 무엇을 사용하는지 알 수 없습니다.',
  'remedy.unknown-module-source': 'source를 고정된 문자열로 적으십시오.',
  'why.missing-local-module': '모듈 폴더가 저장소에 없습니다.',
  'remedy.missing-local-module': '경로를 고치거나 호출을 삭제하십시오.',
  'why.local-state':
    '백엔드가 지정되지 않았습니다. 상태가 Terraform을 실행한 곳에 남고, 그 기기와 함께 사라집니다.',
  'remedy.local-state': 'backend 블록을 추가하십시오.',
  'why.duplicate-state-key':
    '두 스택이 같은 위치에 상태를 저장합니다. 서로 상대가 만든 것을 삭제하게 됩니다.',
  'remedy.duplicate-state-key': '스택마다 다른 키를 지정하십시오.',
  'why.tag-without-version': '이 모듈의 태그에 버전이 없습니다.',
  'remedy.tag-without-version': '태그를 <module>/vX.Y.Z 형식으로 만드십시오.',
  'why.outdated-module':
    '모듈에 더 새로운 버전이 있습니다. 그 버전에서 고쳐진 내용이 여기에는 없습니다.',
  'remedy.outdated-module':
    '모듈 페이지에서 릴리스 노트를 확인하고 최신 버전을 지정하십시오.',
  'why.deprecated-module':
    '모듈을 관리하는 쪽에서 더는 사용하지 말라고 안내한 모듈입니다.',
  'remedy.deprecated-module': 'README에서 안내하는 다른 모듈로 바꾸십시오.',
  'why.orphan-module':
    '포털이 읽는 저장소의 어떤 스택이나 모듈도 이 모듈을 호출하지 않습니다.',
  'remedy.orphan-module':
    '모듈을 삭제하거나, 이 모듈을 사용하는 저장소를 설정에 추가하십시오.',
  'why.unpinned-provider':
    '프로바이더의 최신 버전을 그대로 사용합니다. 여기서 아무것도 바꾸지 않아도 다음 계획이 달라지거나 실패할 수 있습니다.',
  'remedy.unpinned-provider':
    'required_providers에 version = "~> 6.0"처럼 버전을 지정하십시오.',
  'why.missing-required-tag':
    '표준이 요구하는 태그가 여기에도 프로바이더의 default_tags에도 없습니다. 비용과 소유자를 알 수 없습니다.',
  'remedy.missing-required-tag':
    '프로바이더의 default_tags에 태그를 추가하십시오.',
  'why.deprecated-lock-table':
    '백엔드가 DynamoDB 테이블로 상태를 잠급니다. Terraform이 경고하며 앞으로 없어질 방식입니다. S3만으로 잠글 수 있습니다.',
  'remedy.deprecated-lock-table':
    'dynamodb_table 대신 use_lockfile = true를 적으십시오.',
  'why.plaintext-secret':
    '비밀번호나 키가 파일에 그대로 적혀 있습니다. 저장소, 변경 이력 또는 상태를 읽을 수 있는 사람은 누구나 볼 수 있습니다.',
  'remedy.plaintext-secret':
    '먼저 비밀 값을 교체한 뒤 Secrets Manager나 SSM에서 읽게 하십시오. 줄만 삭제하면 변경 이력에 남습니다.',
  'why.expired-exception':
    '정책 예외의 기한이 지났습니다. 규칙이 다시 적용됩니다.',
  'remedy.expired-exception':
    '예외로 두었던 내용을 고치거나 예외를 다시 신청하십시오.',
  'why.missing-output':
    '다른 스택의 상태에서 그 스택에 없는 이름의 출력을 읽습니다. 다음 계획이 실패합니다.',
  'remedy.missing-output':
    '그 스택에 있는 출력을 읽거나, 출력을 추가하고 그 스택을 먼저 적용하십시오.',
  'why.missing-atlantis-dependency':
    'depends_on에 적힌 프로젝트가 atlantis.yaml에 없습니다. Atlantis는 이를 알리지 않으며 순서도 지키지 않습니다.',
  'remedy.missing-atlantis-dependency':
    '이 atlantis.yaml에 있는 프로젝트의 이름을 적거나 줄을 삭제하십시오.',
  'why.circular-atlantis-dependency':
    'atlantis.yaml의 프로젝트들이 서로를 기다립니다. 한 풀 리퀘스트에서 함께 바뀌면 어느 것도 적용할 수 없습니다.',
  'remedy.circular-atlantis-dependency':
    '순환을 이루는 depends_on의 줄 가운데 하나를 삭제하십시오.',
  'why.missing-terragrunt-dependency':
    'Terragrunt 유닛이 terragrunt.hcl이 없는 폴더에 의존하여 실행할 수 없습니다.',
  'remedy.missing-terragrunt-dependency':
    '경로를 바로잡거나 의존성을 삭제하십시오.',
};
