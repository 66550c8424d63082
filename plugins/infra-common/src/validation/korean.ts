/**
 * Korean of the sentences that schemas say in one fixed form, by the English
 * sentence. Sentences with values in them are written where they are made.
 */
export const KOREAN: Readonly<Record<string, string>> = {
  // standards/fields.ts
  'must be lower-case words joined by single hyphens, such as "auth-hub"':
    '소문자와 숫자로 된 낱말을 하이픈 하나로 이어 적어야 합니다. 예: auth-hub',
  'must be the 12 digits of an AWS account, in quotes so that leading zeros stay':
    'AWS 계정 번호 12자리를 따옴표로 감싸 적어야 합니다. 그래야 앞의 0이 남습니다.',
  'must be the code of an AWS region, such as "ap-northeast-2"':
    'AWS 리전 코드여야 합니다. 예: ap-northeast-2',
  'must be a version of three numbers, such as "1.2.0"':
    '숫자 세 개로 된 버전이어야 합니다. 예: 1.2.0',
  'must name a group or user of the catalog, such as "group:default/platform"':
    '카탈로그의 그룹이나 사용자여야 합니다. 예: group:default/platform',
  'must be a day such as 2026-12-31': '날짜여야 합니다. 예: 2026-12-31',
  'is not a valid regular expression': '올바른 정규식이 아닙니다.',
  // standards/schema.ts, standards/layout.ts
  'must be a DNS zone such as dev.acme.example':
    'DNS 영역이어야 합니다. 예: dev.acme.example',
  'needs min ≤ default ≤ max':
    '최솟값 ≤ 기본값 ≤ 최댓값의 순서를 지켜야 합니다.',
  'needs a default that is one of the allowed values':
    '기본값은 허용된 값 가운데 하나여야 합니다.',
  'must be an https or ssh URL': 'https 또는 ssh 주소여야 합니다.',
  'needs at least one environment': '환경이 하나 이상 있어야 합니다.',
  'needs a default that is one of the allowed regions':
    '기본 리전은 허용된 리전 가운데 하나여야 합니다.',
  'must be a path inside the repository, without ".."':
    '저장소 안의 경로여야 하며 ".."은 쓸 수 없습니다.',
  'must be one word, such as "production"':
    '낱말 하나여야 합니다. 예: production',
  'must be a product and a service, such as "auth-hub/tokens"':
    '제품과 서비스여야 합니다. 예: auth-hub/tokens',
  'needs warn ≤ block': 'warn은 block보다 클 수 없습니다.',
  'must be one word, such as "blue"': '낱말 하나여야 합니다. 예: blue',
  'is there twice': '두 번 적혀 있습니다.',
  'needs {environment}, or two environments get the same names':
    '{environment} 자리가 있어야 합니다. 없으면 두 환경의 이름이 같아집니다.',
  'needs {directory} or {service}, or all stacks share one state':
    '{directory} 또는 {service} 자리가 있어야 합니다. 없으면 모든 스택이 상태 하나를 함께 씁니다.',
  'is not one of the allowed regions': '허용된 리전이 아닙니다.',
  'is not one of the environments of this file':
    '이 파일에 있는 환경이 아닙니다.',
  // golden-path/fields.ts
  'must be one line of visible text':
    '눈에 보이는 글자로 된 한 줄이어야 합니다.',
  'must be capital letters, digits and underscores, such as LOG_LEVEL':
    '영문 대문자, 숫자, 밑줄만 쓸 수 있습니다. 예: LOG_LEVEL',
  'must be a path such as /health, without a query':
    '쿼리가 없는 경로여야 합니다. 예: /health',
  'must be an IPv4 range such as 203.0.113.0/24':
    'IPv4 대역이어야 합니다. 예: 203.0.113.0/24',
  'must be a container image with its registry, such as ghcr.io/acme/api:1.0.0':
    '레지스트리를 포함한 컨테이너 이미지여야 합니다. 예: ghcr.io/acme/api:1.0.0',
  'must be owner/name of a repository':
    '저장소를 owner/name 형식으로 적어야 합니다.',
  'must be the part of the host name before the zone, such as auth':
    '호스트 이름에서 DNS 영역 앞부분만 적어야 합니다. 예: auth',
  // golden-path/parts.ts
  'needs min ≤ max': '최솟값은 최댓값보다 클 수 없습니다.',
  'must be the name of a secret in Secrets Manager':
    'Secrets Manager에 있는 시크릿의 이름이어야 합니다.',
  'must be a key of the secret’s JSON': '시크릿 JSON 안의 키여야 합니다.',
  // golden-path/intent.ts
  'is a reserved word; choose another':
    '이미 다른 뜻으로 쓰는 낱말입니다. 다른 이름을 고르십시오.',
  'is needed to reach it': '접속하려면 호스트 이름이 필요합니다.',
  'is needed: requests have to arrive somewhere':
    '요청을 받을 포트가 필요합니다.',
  'needs an ingress that people sign in at':
    '로그인하려면 외부나 내부에서 접속할 수 있어야 합니다.',
  'needs an ingress whose requests it can move':
    '요청을 옮기려면 외부나 내부에서 접속할 수 있는 서비스여야 합니다.',
  'is for a public ingress only':
    '외부에 공개하는 서비스에서만 쓸 수 있습니다.',
  'is a secret already; keep one of the two':
    '같은 이름의 시크릿이 있습니다. 둘 중 하나만 남기십시오.',
  // golden-path/definition.ts
  'is for all services, and cannot name one':
    '모든 서비스가 함께 쓰는 파일이므로 서비스 하나를 가리킬 수 없습니다.',
  'needs {key}, or the repeated files overwrite each other':
    '{key} 자리가 있어야 합니다. 없으면 반복되는 파일끼리 덮어씁니다.',
  'has two questions of one name': '이름이 같은 질문이 두 개 있습니다.',
  'must be one word in camel case, such as scheduleHours':
    '소문자로 시작하는 낱말 하나여야 합니다. 예: scheduleHours',
  'must be an answer that its schema allows':
    '기본값은 답의 형식에 맞아야 합니다.',
  'has one item twice': '같은 항목이 두 번 있습니다.',
  'needs {environment}, or the environments overwrite each other’s files':
    '{environment} 자리가 있어야 합니다. 없으면 환경끼리 파일을 덮어씁니다.',
  'is written once for the service, and cannot name an environment':
    '서비스마다 한 번만 쓰는 파일이므로 환경을 가리킬 수 없습니다.',
  'cannot be inside .git': '.git 안에는 쓸 수 없습니다.',
};
