import type { unmatchedMessages } from '../messages/unmatched';

export const unmatchedKorean: Record<keyof typeof unmatchedMessages, string> = {
  'unmatched.link_one': '보고된 프로젝트 {{count}}개의 스택을 알 수 없음',
  'unmatched.link_other': '보고된 프로젝트 {{count}}개의 스택을 알 수 없음',
  'unmatched.title': '스택을 알 수 없는 보고',
  'unmatched.description':
    '파이프라인이 보고했지만 어느 스택인지 확실하지 않은 프로젝트입니다. 스택을 지정하기 전에는 비용이 어디에도 합산되지 않습니다.',
  'unmatched.none.title': '보고된 모든 프로젝트의 스택을 알고 있습니다',
  'unmatched.none.description':
    '폴더, 이름, 워크스페이스로 스택을 찾지 못한 프로젝트가 여기에 나타납니다.',
  'unmatched.column.project': '프로젝트',
  'unmatched.column.why': '이유',
  'unmatched.column.received': '수신 시각',
  'unmatched.column.action': '연결',
  'unmatched.why.none': '저장소에 폴더나 이름이 같은 스택이 없습니다.',
  'unmatched.why.several':
    '워크스페이스나 이름이 없어 해당하는 스택이 여러 개입니다.',
  'unmatched.choose': '어느 스택입니까?',
  'unmatched.open': '스택 선택',
  'unmatched.close': '닫기',
  'unmatched.candidates': '해당할 수 있는 스택',
  'unmatched.search': '저장소의 모든 스택 검색',
  'unmatched.search.placeholder': '이름, 폴더 또는 제품',
  'unmatched.found': '저장소의 스택',
  'unmatched.found.none':
    '이 저장소에 조건에 맞는 스택이 없습니다. 기본 브랜치에 폴더가 생긴 뒤에 스택이 나타납니다.',
  'unmatched.found.more':
    '조건에 맞는 스택이 {{total}}개 있습니다. 이름의 일부로 검색하십시오.',
  'unmatched.confirm':
    '{{project}}에 대해 지금까지 보고된 금액과 앞으로 보고될 금액이 모두 {{stack}} 스택의 비용이 됩니다.',
  'unmatched.confirm.action': '연결하기',
  'unmatched.confirm.busy': '연결하는 중…',
  'unmatched.done': '이제 {{project}}의 비용은 {{stack}} 스택에 합산됩니다.',
  'unmatched.failed.title': '연결하지 못했습니다',
  'unmatched.notAllowed':
    '이 계정은 프로젝트를 연결할 수 없습니다. 플랫폼 팀에 infra-cost.report.match 권한을 요청하십시오.',
};
