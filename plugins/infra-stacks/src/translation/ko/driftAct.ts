import type { driftActMessages } from '../messages/driftAct';

export const driftActKorean: Record<keyof typeof driftActMessages, string> = {
  'driftAct.propose': '풀 리퀘스트 제안:',
  'driftAct.revert': '되돌리기…',
  'driftAct.adopt': '코드에 반영…',
  'driftAct.snooze': '알림 보류…',
  'driftAct.revert.title': '드리프트 되돌리기',
  'driftAct.revert.means':
    '주석 한 줄만 바꾸어 스택의 플랜을 실행합니다. 그 플랜을 적용하면 실제 인프라가 다시 코드와 같아지며, 적용 여부는 풀 리퀘스트에서 사람이 결정합니다.',
  'driftAct.adopt.title': '실제 상태를 코드에 반영',
  'driftAct.adopt.means':
    '코드를 바꾸어 다음 점검에서 보고할 것이 없게 합니다.',
  'driftAct.snooze.title': '드리프트 알림 보류',
  'driftAct.snooze.means':
    'portal.yaml에 예외를 적습니다. 마지막 날까지 알림 보류로 표시되고 그 뒤에는 다시 드리프트로 집계됩니다.',
  'driftAct.how': '방법',
  'driftAct.how.value': '실제 값을 코드에 적기',
  'driftAct.how.value.means':
    '플랜에 전부 보이는 값만, 값이 그대로 적혀 있는 자리에만 적습니다.',
  'driftAct.how.ignore': 'Terraform이 건드리지 않게 하기',
  'driftAct.how.ignore.means':
    '인수를 ignore_changes에 추가합니다. 스케일링처럼 스스로 바뀌는 값에 알맞습니다.',
  'driftAct.which': '대상 리소스',
  'driftAct.reason': '당분간 받아들이는 사유',
  'driftAct.reason.hint':
    '10자 이상 적어 주십시오. 저장소에 남으므로 고객 이름이나 비밀 정보는 적지 마십시오.',
  'driftAct.until': '마지막 날 (UTC, 오늘부터 최대 90일)',
  'driftAct.show': '변경 내용 보기',
  'driftAct.loading': '무엇이 바뀌는지 계산하고 있습니다…',
  'driftAct.title': '제목:',
  'driftAct.branch': '브랜치',
  'driftAct.comment': '풀 리퀘스트에 남길 댓글:',
  'driftAct.noComment': '풀 리퀘스트에 댓글을 남기지 않습니다.',
  'driftAct.left': '그대로 두는 항목',
  'driftAct.nothingApplied':
    '본인 이름으로 풀 리퀘스트를 엽니다. 이것만으로 적용되는 것은 없습니다.',
  'driftAct.open': '풀 리퀘스트 열기',
  'driftAct.opening': '풀 리퀘스트를 열고 있습니다…',
  'driftAct.opened': '풀 리퀘스트를 열었습니다: #{{number}}',
  'driftAct.there': '같은 내용의 풀 리퀘스트가 이미 열려 있습니다: #{{number}}',
  'driftAct.link': 'GitHub에서 풀 리퀘스트 #{{number}} 보기',
  'driftAct.again': '다시 확인',
  'driftAct.none.title': '안전하게 제안할 수 있는 변경이 없습니다',
  'driftAct.none.description':
    '자동으로 코드에 적을 수 있는 항목이 없습니다. 코드를 직접 고치거나, 드리프트를 되돌리거나, 알림을 보류하십시오.',
  'driftAct.changed.title': '그 사이에 상황이 바뀌었습니다',
  'driftAct.failed.title': '풀 리퀘스트를 준비하지 못했습니다',
  'driftAct.failed.description':
    'GitHub나 포털이 정상적으로 응답하지 않았습니다. 제안된 것은 없습니다.',
  'driftAct.notAllowed.title': '제안할 권한이 없습니다',
  'driftAct.notAllowed.description':
    '조직의 계정으로 로그인하거나 플랫폼 팀에 infra-stacks.drift.propose 권한을 요청하십시오.',
};
