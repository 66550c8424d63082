import type { realPlanMessages } from '../messages/realPlan';

/** 풀 리퀘스트 전의 Atlantis 플랜 문구. */
export const realPlanKorean: Record<keyof typeof realPlanMessages, string> = {
  'realPlan.title': 'Atlantis 실제 플랜',
  'realPlan.about':
    'Atlantis가 실제 프로바이더와 상태로 이 답변을 플랜합니다. 이를 위해 포털이 임시 브랜치 {{branch}}를 푸시하고 끝나면 삭제합니다. 아무것도 적용하지 않으며 풀 리퀘스트도 열지 않습니다.',
  'realPlan.run': '실제 플랜 실행',
  'realPlan.again': '다시 실행',
  'realPlan.cancel': '기다리지 않기',
  'realPlan.forbidden':
    '실제 플랜을 요청할 권한이 없습니다. GitHub로 로그인하십시오.',
  'realPlan.notYet': '답변을 제안할 수 있게 되면 플랜할 수 있습니다.',
  'realPlan.asking': 'Atlantis에 요청하는 중입니다…',
  'realPlan.state.queued': '차례를 기다리는 중입니다.',
  'realPlan.state.waiting': '스택의 잠금이 풀리기를 기다리는 중입니다.',
  'realPlan.state.pushing': '임시 브랜치를 푸시하는 중입니다.',
  'realPlan.state.planning': 'Atlantis가 플랜하는 중입니다.',
  'realPlan.state.otherwise':
    '실제 플랜이 없습니다. {{reason}} 대신 모의 플랜을 실행합니다.',
  'realPlan.state.done': '실제 플랜이 완료되었습니다.',
  'realPlan.state.failed': '실제 플랜이 없습니다.',
  'realPlan.state.cancelled':
    '더 이상 기다리지 않습니다. Atlantis는 중지할 수 없어 한동안 계속될 수 있습니다.',
  'realPlan.since': '시작',
  'realPlan.usual': '보통 {{duration}}',
  'realPlan.took': '전체 {{duration}}',
  'realPlan.branchGone': '임시 브랜치를 삭제했습니다.',
  'realPlan.branchLeft':
    '임시 브랜치가 아직 남아 있습니다. 포털이 계속 삭제를 시도합니다.',
  'realPlan.failed': '실제 플랜 없음',
  'realPlan.instead.simulated': '아래는 모의 플랜입니다.',
  'realPlan.instead.checked':
    '모의 플랜도 만들 수 없어 아래에는 스키마 검사 결과를 표시합니다.',
  'realPlan.held.title': '이 서비스의 스택이 잠겨 있습니다',
  'realPlan.held.waiting': '잠금이 풀리면 자동으로 계속합니다.',
  'realPlan.held.skipped':
    '이 스택은 제외했으며 표시된 내용은 모의 플랜입니다.',
  'realPlan.held.by': '풀 리퀘스트 #{{number}}',
  'realPlan.held.byUser': '{{user}} 님',
  'realPlan.held.byApi': '드리프트 감지 또는 다른 플랜(보통 몇 분)',
  'realPlan.held.wait': '풀릴 때까지 기다리기',
  'realPlan.held.skip': '나머지만 플랜',
  'realPlan.error': 'Atlantis에 요청하지 못했습니다',
  'realPlan.output': 'Terraform 출력',
  'realPlan.job': 'Atlantis 작업 열기',
  'realPlan.policies': 'Atlantis 정책',
  'realPlan.policy.passed': '통과',
  'realPlan.policy.failed': '실패',
};
