import type { runsMessages } from '../messages/runs';

export const runsKorean: Record<keyof typeof runsMessages, string> = {
  'runs.title': '실행',
  'runs.all': '모든 실행 보기',
  'runs.loadedAt': '불러온 시각:',
  'runs.observed': 'GitHub 확인 시각:',
  'runs.stale.title': '일부 정보가 최신이 아닙니다',
  'runs.stale.description':
    '이전에 확인한 내용을 보여 줍니다. 포털이 자동으로 다시 시도합니다.',
  'runs.stale.since': '실패 시작:',
  'runs.none.title': '아직 실행 기록이 없습니다',
  'runs.none.description':
    '이를 변경하는 다음 풀 리퀘스트를 Atlantis가 플랜하면 여기에 나타납니다.',
  'runs.none.anywhere':
    '스택을 변경하는 다음 풀 리퀘스트를 Atlantis가 플랜하면 여기에 나타납니다.',
  'runs.none.connect':
    '아직 Atlantis가 없습니까? 설정의 infraPortal.atlantis에 주소를 지정하십시오. 방법은 docs/operate/atlantis.md에 있습니다.',
  'runs.none.ci':
    '이를 변경하는 다음 풀 리퀘스트의 플랜은 {{runner}}에서 실행되며, 보고되는 즉시 여기에 나타납니다.',
  'runs.none.report':
    '아직 보고하지 않습니까? 방법은 docs/operate/without-atlantis.md에 있습니다.',
  'runs.column.run': '실행',
  'runs.column.changes': '변경',
  'runs.column.pull': '풀 리퀘스트',
  'runs.column.when': '시각',
  'runs.command.plan': '플랜',
  'runs.command.apply': '적용',
  'runs.command.policy_check': '정책 검사',
  'runs.state.waiting': '잠금 대기 중',
  'runs.state.running': '실행 중',
  'runs.state.succeeded': '성공',
  'runs.state.failed': '실패',
  'runs.state.discarded': '폐기됨',
  'runs.state.unknown': '결과를 알 수 없음',
  'runs.changes.none': '변경 없음',
  'runs.changes.some': '변경 있음',
  'runs.changes.unknown': '알 수 없음',
  'runs.count.add': '추가 {{number}}개',
  'runs.count.change': '변경 {{number}}개',
  'runs.count.destroy': '삭제 {{number}}개',
  'runs.count.import': '가져오기 {{number}}개',
  'runs.count.forget': '관리 제외 {{number}}개',
  'runs.done.add': '추가됨 {{number}}개',
  'runs.done.change': '변경됨 {{number}}개',
  'runs.done.destroy': '삭제됨 {{number}}개',
  'runs.done.import': '가져옴 {{number}}개',
  'runs.done.forget': '관리 제외됨 {{number}}개',
  'runs.noPull': '없음',
  'runs.took': '소요 시간: {{duration}}',
  'runs.by': '요청자:',
  'runs.blockedBy': '스택을 잠근 풀 리퀘스트:',
  'locks.thisStack': '이 스택은 잠겨 있습니다',
  'locks.heldBy': '잠근 주체:',
  'locks.heldByApi': '드리프트 감지 또는 API 호출',
  'locks.since': '시작:',
  'locks.waiting_one': '풀 리퀘스트 {{count}}개가 기다립니다.',
  'locks.waiting_other': '풀 리퀘스트 {{count}}개가 순서대로 기다립니다.',
  'locks.nobodyWaits': '기다리는 풀 리퀘스트가 없습니다.',
  'locks.observed': 'Atlantis 확인 시각:',
  'locks.usual':
    '보통 잠기는 시간: {{duration}} (적용된 {{number}}건의 중앙값)',
  'locks.hint': '잠금을 푸는 방법',
  'locks.hint.unlock-finished':
    '풀 리퀘스트가 끝났으므로 잠금을 풀 수 있습니다. 해당 풀 리퀘스트에 “atlantis unlock” 댓글을 남기십시오.',
  'locks.hint.close-stale':
    '2주 동안 풀 리퀘스트에 변화가 없습니다. 닫아도 되는지 문의하십시오.',
  'locks.hint.apply': '플랜이 준비되었습니다. 적용하고 병합하십시오.',
  'locks.hint.ask-owner':
    '마지막 실행이 실패했습니다. 풀 리퀘스트를 연 사람에게 수정하거나 잠금을 풀도록 요청하십시오.',
  'locks.hint.running':
    'Atlantis가 작업하고 있습니다. 끝날 때까지 기다리십시오.',
  'locks.hint.wait': '실행 중인 플랜이 끝나면 자동으로 풀립니다.',
};
