import type { fixMessages } from '../messages/fix';

export const fixKorean: Record<keyof typeof fixMessages, string> = {
  'fix.show': '수정안 보기',
  'fix.hide': '수정안 닫기',
  'fix.panel': '수정안: {{file}}',
  'fix.loading': '무엇이 바뀌는지 계산하고 있습니다…',
  'fix.branch': '브랜치',
  'fix.nothingApplied':
    '본인 이름으로 풀 리퀘스트를 엽니다. 적용되는 것은 없으며 먼저 플랜이 실행됩니다.',
  'fix.open': '풀 리퀘스트 열기',
  'fix.opening': '풀 리퀘스트를 열고 있습니다…',
  'fix.opened': '풀 리퀘스트를 열었습니다: #{{number}}',
  'fix.there': '같은 내용의 풀 리퀘스트가 이미 열려 있습니다: #{{number}}',
  'fix.link': 'GitHub에서 풀 리퀘스트 #{{number}} 보기',
  'fix.none.title': '자동으로 고치기에 안전한 방법이 없습니다',
  'fix.changed.title': '그 사이에 파일이 바뀌었습니다',
  'fix.changed.description': '수정안을 다시 확인한 뒤 제안하십시오.',
  'fix.failed.title': '수정안을 준비하지 못했습니다',
  'fix.failed.description':
    'GitHub나 포털이 정상적으로 응답하지 않았습니다. 제안된 것은 없습니다.',
  'fix.notAllowed.title': '제안할 권한이 없습니다',
  'fix.notAllowed.description':
    '조직의 계정으로 로그인하거나 플랫폼 팀에 infra-stacks.fix.create 권한을 요청하십시오.',
  'fix.again': '다시 확인',
};
