import type { commandsMessages } from '../messages/commands';

export const commandsKorean: Record<keyof typeof commandsMessages, string> = {
  'lane.usual': '보통 {{duration}} (이전 {{number}}건 기준)',
  'lane.stacks': '스택',
  'lane.stack.waiting': '아직 아님',
  'lane.stack.running': '진행 중',
  'lane.stack.succeeded': '완료',
  'lane.stack.failed': '실패',
  'lane.stack.discarded': '버려짐',
  'lane.stack.unknown': '알 수 없음',
  'lane.stack.unchanged': '변경 없음',
  'lane.stack.run': '실행 보기',
  'lane.stack.runOf': '{{name}}의 실행 보기',
  'lane.counts': '추가 {{add}}개, 변경 {{change}}개, 삭제 {{destroy}}개',
  'lane.held.by': '잡고 있는 대상:',
  'lane.held.drift': '드리프트 검사 또는 API 호출',
  'lane.held.since': '시작:',
  'lane.hint.unlock-finished':
    '그 풀 리퀘스트는 끝났습니다. 그곳에 “atlantis unlock” 댓글을 남기면 잠금이 풀립니다.',
  'lane.hint.close-stale':
    '그 풀 리퀘스트에 2주 동안 변화가 없습니다. 닫아도 되는지 문의하십시오.',
  'lane.hint.apply':
    '그 풀 리퀘스트의 플랜이 준비되었습니다. 적용하고 병합해 달라고 요청하십시오.',
  'lane.hint.ask-owner':
    '그 풀 리퀘스트의 마지막 실행이 실패했습니다. 연 사람에게 수정하거나 잠금을 풀도록 요청하십시오.',
  'lane.hint.running':
    'Atlantis가 그 풀 리퀘스트를 작업하고 있습니다. 끝날 때까지 기다리십시오.',
  'lane.hint.wait': '실행 중인 플랜이 끝나면 자동으로 풀립니다.',

  'atlantis.title': 'Atlantis에 요청',
  'atlantis.about':
    '버튼을 누르면 풀 리퀘스트에 본인 이름으로 댓글을 남깁니다. Atlantis는 그곳에 답하고, 이 페이지에 결과가 나타납니다.',
  'atlantis.plan': '다시 플랜',
  'atlantis.approve_policies': '정책 통과시키기…',
  'atlantis.apply': '적용…',
  'atlantis.unlock': '잠금 풀기…',
  'atlantis.reasons': '지금 할 수 없는 것',
  'atlantis.name.plan': '다시 플랜',
  'atlantis.name.approve_policies': '정책 통과시키기',
  'atlantis.name.apply': '적용',
  'atlantis.name.unlock': '잠금 풀기',
  'atlantis.reason.not-open': '열린 풀 리퀘스트가 아닙니다.',
  'atlantis.reason.no-atlantis': '이 저장소의 Atlantis를 알 수 없습니다.',
  'atlantis.reason.running': 'Atlantis가 작업하고 있습니다.',
  'atlantis.reason.no-plan': '이 커밋의 성공한 플랜이 없습니다.',
  'atlantis.reason.no-changes': '플랜에 변경할 것이 없습니다.',
  'atlantis.reason.applied': '이미 모두 적용했습니다.',
  'atlantis.reason.policy': '정책을 통과하지 못했습니다.',
  'atlantis.reason.no-policy': '막고 있는 정책이 없습니다.',
  'atlantis.reason.approval': '승인이 부족하거나 변경 요청이 있습니다.',
  'atlantis.reason.locked': '다른 풀 리퀘스트가 스택을 잡고 있습니다.',
  'atlantis.reason.nothing-held': '이 풀 리퀘스트가 잡고 있는 것이 없습니다.',
  'atlantis.reason.notAllowed': '권한이 없습니다.',
  'atlantis.notAllowed.title': '여기에서는 Atlantis에 요청할 수 없습니다',
  'atlantis.notAllowed.description':
    '본인 이름으로 댓글을 남기므로 GitHub로 로그인하고 권한이 있어야 합니다. 풀 리퀘스트에 직접 “atlantis plan” 댓글을 남길 수 있습니다.',
  'atlantis.done': '{{login}}의 요청: “{{command}}”.',
  'atlantis.done.next': 'Atlantis는 풀 리퀘스트에 답합니다.',
  'atlantis.done.comment': '댓글 보기',
  'atlantis.failed': 'Atlantis에 요청하지 못했습니다',
  'atlantis.refusal.closed': '그사이 풀 리퀘스트가 병합되거나 닫혔습니다.',
  'atlantis.refusal.stale':
    '이 페이지에 표시된 것보다 새로운 커밋이 있습니다. 먼저 그 플랜을 확인하십시오.',
  'atlantis.refusal.no-project': '이 스택의 플랜이 더 이상 없습니다.',
  'atlantis.refusal.being-posted':
    '댓글이 남았는지 알 수 없습니다. 다시 요청하기 전에 풀 리퀘스트를 확인하십시오.',
  'atlantis.refusal.key-used': '버튼을 다시 누르십시오.',
  'atlantis.refusal.other-host':
    '로그인에 쓰는 GitHub와 다른 GitHub의 저장소입니다. 그곳에 직접 댓글을 남기십시오.',
  'atlantis.refusal.token':
    'GitHub 로그인이 더 이상 유효하지 않습니다. 포털에서 로그아웃한 뒤 다시 로그인하십시오.',
  'atlantis.refusal.not-you':
    'GitHub에는 다른 사람으로 로그인되어 있습니다. 본인으로 로그인하십시오.',
  'atlantis.refusal.unknown-you':
    '카탈로그에 본인의 GitHub 계정이 없습니다. 풀 리퀘스트에 직접 댓글을 남기거나 플랫폼 팀에 등록을 요청하십시오.',
  'atlantis.refusal.forbidden':
    '이 풀 리퀘스트에 댓글을 남길 권한이 없습니다. 저장소 쓰기 권한을 요청하십시오.',
  'atlantis.refusal.not-taken':
    'GitHub가 댓글을 받지 않습니다. 풀 리퀘스트에 직접 댓글을 남기십시오.',
  'atlantis.refusal.rate-limited':
    '너무 자주 요청했습니다. 1분 뒤에 다시 시도하십시오.',
  'atlantis.refusal.unsure':
    'GitHub가 응답하지 않아 댓글이 남았을 수 있습니다. 다시 요청하기 전에 풀 리퀘스트를 확인하십시오.',
  'atlantis.refusal.unavailable':
    '지금은 GitHub나 카탈로그가 응답하지 않습니다. 다시 시도하십시오.',
  'atlantis.refusal.popup':
    '창이 닫히거나 차단되어 GitHub에서 댓글 권한을 확인하지 못했습니다. 창을 허용한 뒤 다시 시도하거나, 풀 리퀘스트에 직접 댓글을 남기십시오.',
  'atlantis.refusal.notAllowed': '권한이 없습니다. 플랫폼 팀에 문의하십시오.',
  'atlantis.refusal.other':
    '지금은 포털이 응답하지 않습니다. 다시 시도하십시오.',
  'atlantis.dialog.apply.title': '플랜을 적용하시겠습니까?',
  'atlantis.dialog.apply.does': 'Atlantis가 실제 자원을 다음과 같이 바꿉니다:',
  'atlantis.dialog.apply.prod': 'prod를 바꿉니다.',
  'atlantis.dialog.apply.checks':
    'Atlantis는 적용하기 전에 승인과 정책을 다시 확인합니다.',
  'atlantis.dialog.apply.confirm': '적용',
  'atlantis.dialog.which': '적용할 것',
  'atlantis.dialog.all': '모든 스택',
  'atlantis.dialog.unlock.title': '스택의 잠금을 푸시겠습니까?',
  'atlantis.dialog.unlock.does':
    'Atlantis가 이 풀 리퀘스트의 플랜을 버리고 다른 풀 리퀘스트가 스택을 쓸 수 있게 합니다. 이미 적용한 것은 그대로입니다.',
  'atlantis.dialog.unlock.after': '적용하려면 다시 플랜해야 합니다.',
  'atlantis.dialog.unlock.confirm': '잠금 풀기',
  'atlantis.dialog.approve_policies.title': '정책을 통과시키시겠습니까?',
  'atlantis.dialog.approve_policies.does':
    '정책 담당자로서, 정책이 막은 내용을 승인합니다. Atlantis는 담당자의 승인만 받습니다.',
  'atlantis.dialog.approve_policies.confirm': '통과시키기',
  'atlantis.dialog.comment': '남길 댓글:',
  'atlantis.dialog.back': '돌아가기',
};
