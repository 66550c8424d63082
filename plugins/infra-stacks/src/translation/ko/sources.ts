import type { sourcesMessages } from '../messages/sources';

export const sourcesKorean: Record<keyof typeof sourcesMessages, string> = {
  'sources.tab': '출처',
  'sources.title': '스택의 출처',
  'sources.description':
    '포털이 읽는 저장소입니다. 푸시는 웹훅으로 즉시, 그렇지 않으면 1분 안에 반영됩니다.',
  'sources.none.title': '읽는 저장소가 없습니다',
  'sources.none.description':
    '설정의 infraPortal.infrastructure.repository에 저장소를 지정하십시오.',
  'sources.never': '아직 읽지 않음',
  'sources.checked': '확인 시각:',
  'sources.read': '변경 시각:',
  'sources.branch': '브랜치',
  'sources.failed.title': '읽을 수 없습니다',
  'sources.failed.since': '실패 시작:',
  'sources.failed.kept':
    '이전에 읽은 내용은 그대로 보입니다. 포털이 1분마다 다시 시도합니다.',
  'sources.stacks_one': '스택 {{count}}개',
  'sources.stacks_other': '스택 {{count}}개',
  'sources.modules_one': '모듈 {{count}}개',
  'sources.modules_other': '모듈 {{count}}개',
  'sources.problems_one': '어느 스택에도 속하지 않는 문제 {{count}}건',
  'sources.problems_other': '어느 스택에도 속하지 않는 문제 {{count}}건',
};
