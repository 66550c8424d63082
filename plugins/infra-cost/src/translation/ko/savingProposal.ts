import type { savingProposalMessages } from '../messages/savingProposal';

export const savingProposalKorean: Record<
  keyof typeof savingProposalMessages,
  string
> = {
  'savingProposal.column': '풀 리퀘스트',
  'savingProposal.propose': '제안…',
  'savingProposal.proposeThis': '제안: {{title}} ({{address}})',
  'savingProposal.choose': '선택: {{title}} ({{address}})',
  'savingProposal.chosen': '선택한 항목 제안 ({{number}}개)…',
  'savingProposal.byHand': '직접 작성해야 합니다',
  'savingProposal.state.open': '열림',
  'savingProposal.state.merged': '병합됨',
  'savingProposal.title_one': '절감 {{count}}개 제안',
  'savingProposal.title_other': '절감 {{count}}개 제안',
  'savingProposal.means':
    '아래와 같이 파일을 바꾸는 풀 리퀘스트 하나를 엽니다. 사람이 병합하기 전에는 아무것도 적용되지 않습니다.',
  'savingProposal.loading': '변경 내용을 작성하고 산정하는 중입니다…',
  'savingProposal.money': '절감액',
  'savingProposal.saves': '월 절감액',
  'savingProposal.before': '현재 스택 비용',
  'savingProposal.after': '변경 후 스택 비용',
  'savingProposal.use':
    '이 가운데 {{rest}}는 파일에 선언되지 않는 사용량에서 나옵니다. 파일의 산정액은 {{declared}} 줄어듭니다.',
  'savingProposal.changes': '변경 내용',
  'savingProposal.questions': '제안하기 전에 확인할 질문',
  'savingProposal.ask.needs-arm-image':
    '예, 모든 이미지와 패키지에 ARM64 버전이 있습니다.',
  'savingProposal.ask.routes-must-move':
    '예, 거쳐 가던 라우트를 모두 옮겼습니다.',
  'savingProposal.ask.nothing-in-stack-uses-it':
    '예, 이 스택 밖에서도 쓰는 곳이 없습니다.',
  'savingProposal.ask.size-may-be-needed': '예, 기본 크기로 충분합니다.',
  'savingProposal.unanswered_one':
    '아직 확인하지 않은 질문이 {{count}}개 있습니다.',
  'savingProposal.unanswered_other':
    '아직 확인하지 않은 질문이 {{count}}개 있습니다.',
  'savingProposal.branch': '브랜치:',
  'savingProposal.left': '변경하지 않은 항목',
  'savingProposal.left.notComputable': '금액을 알 수 없습니다.',
  'savingProposal.left.needsResource':
    '인수로는 되지 않아 직접 새로 작성해야 합니다.',
  'savingProposal.left.stale': '파일이 바뀌어 더 이상 존재하지 않습니다.',
  'savingProposal.left.expression':
    '값이 변수 같은 표현식입니다. 값을 정하는 곳에서 바꾸십시오.',
  'savingProposal.left.inModule':
    '값이 모듈 안에 있고, 호출 인수로 바꿀 수 없습니다.',
  'savingProposal.left.notInIntent':
    '서비스 인텐트에 해당 항목이 없거나 골든 패스가 받지 않습니다.',
  'savingProposal.left.deviates':
    '바꿔야 할 줄을 누군가 직접 고쳤습니다. 고친 내용이 사라질 수 있습니다.',
  'savingProposal.left.referenced':
    '삭제할 항목을 다른 곳에서 참조하고 있습니다.',
  'savingProposal.left.notVerified':
    '변경해도 약속한 금액이 정확히 절감되지 않습니다.',
  'savingProposal.left.conflict':
    '더 많이 절감하는 다른 항목이 같은 곳을 바꿉니다.',
  'savingProposal.none.title': '변경할 수 있는 내용이 없습니다',
  'savingProposal.none.description':
    '아래 이유를 참고해 파일을 직접 고치거나 다른 항목을 선택하십시오.',
  'savingProposal.refused.title': '제안할 수 없습니다',
  'savingProposal.changed.title': '그사이에 내용이 바뀌었습니다',
  'savingProposal.notAllowed.title': '제안할 권한이 없습니다',
  'savingProposal.notAllowed.description':
    '로그인하거나 플랫폼 팀에 {{permission}} 권한을 요청하십시오.',
  'savingProposal.failed.title': '풀 리퀘스트를 준비하지 못했습니다',
  'savingProposal.failed.description':
    '제안된 것은 없습니다. 잠시 뒤 다시 시도하십시오.',
  'savingProposal.again': '다시 확인',
  'savingProposal.open': '풀 리퀘스트 열기',
  'savingProposal.opening': '여는 중…',
  'savingProposal.hint': '여는 것만으로 적용되는 것은 없습니다.',
  'savingProposal.opened': '풀 리퀘스트 #{{number}}을(를) 열었습니다.',
  'savingProposal.there': '풀 리퀘스트 #{{number}}에서 이미 제안했습니다.',
  'savingProposal.link': 'GitHub의 풀 리퀘스트 #{{number}}',
  'savingProposal.stack': '비용을 줄이는 방법',
  'savingProposal.stack.none':
    '같은 내용을 더 싸게 선언하는 방법을 찾은 규칙이 없습니다.',
  'savingProposal.stack.pending':
    '아직 절감 방법을 살펴보지 않았습니다. 비용을 산정한 뒤 곧 살펴봅니다.',
  'savingProposal.product':
    '비용을 줄이는 방법: 월 {{certain}} 권장, 모든 질문에 예라고 답하면 월 {{possible}}.',
};
