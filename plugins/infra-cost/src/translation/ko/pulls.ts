import type { pullsMessages } from '../messages/pulls';

export const pullsKorean: Record<keyof typeof pullsMessages, string> = {
  'pulls.title': '풀 리퀘스트',
  'pulls.description':
    '열린 풀 리퀘스트가 월 비용을 얼마나 바꾸는지, 표준은 이를 어떻게 판정하는지 보여 줍니다.',
  'pulls.count_one': '풀 리퀘스트 {{count}}건',
  'pulls.count_other': '풀 리퀘스트 {{count}}건',
  'pulls.open': '상태',
  'pulls.open.open': '열림',
  'pulls.open.merged': '병합됨',
  'pulls.open.closed': '닫힘',
  'pulls.draft': '초안',
  'pulls.column.pull': '풀 리퀘스트',
  'pulls.column.delta': '월 비용 변동',
  'pulls.column.verdict': '판정',
  'pulls.column.owner': '소유자',
  'pulls.column.updated': '변경',
  'pulls.none.title': '조건에 맞는 풀 리퀘스트가 없습니다',
  'pulls.none.description':
    '스택을 변경하는 풀 리퀘스트가 생기면 여기에 표시됩니다. 다른 풀 리퀘스트를 보려면 필터를 해제하십시오.',
  'pulls.state.pending': '산정 중',
  'pulls.state.failed': '산정하지 못함',
  'pulls.state.none': '변경하는 스택 없음',
  'pull.back': '풀 리퀘스트',
  'pull.verdict': '판정',
  'pull.verdict.pass': '표준이 허용하는 범위입니다',
  'pull.verdict.warn': '병합하기 전에 비용을 확인하십시오',
  'pull.verdict.block':
    '비용을 낮추거나 예외를 허용받을 때까지 병합이 차단됩니다',
  'pull.short.pass': '허용 범위',
  'pull.short.warn': '확인 필요',
  'pull.short.block': '차단됨',
  'pull.judged': '표준으로 판정한 시각:',
  'pull.older':
    '최신 커밋은 아직 산정되지 않았습니다. 아래 내용은 커밋 {{commit}} 기준입니다.',
  'pull.budget.product': '제품 {{key}}',
  'pull.budget.service': '서비스 {{key}}',
  'pull.budget.environment': '환경 {{key}}',
  'pull.reason.increase':
    '{{stack}}의 월 비용이 {{percent}} 늘어납니다: {{before}} → {{after}}.',
  'pull.reason.budget-crossed':
    '{{budget}}의 예산을 넘어섭니다: 월 {{before}} → {{after}}, 한도 {{limit}}보다 {{over}} 많습니다.',
  'pull.reason.budget-over':
    '{{budget}}의 예산은 이미 초과되었고 비용이 더 늘어납니다: 월 {{before}} → {{after}}, 한도 {{limit}}.',
  'pull.reason.budget-near':
    '{{budget}}의 예산이 거의 소진됩니다: 월 {{before}} → {{after}}, 한도 {{limit}}.',
  'pull.reason.unknown':
    '{{stack}}의 비용을 산정하지 못해 표준과 비교하지 않았습니다.',
  'pull.reason.partial':
    '{{stack}}에 새로 생기는 항목 중 가격을 모르는 것이 있어 비용이 더 늘 수 있습니다.',
  'pull.reason.currency':
    '산정 통화는 {{currency}}이고 예산은 USD이므로 비교하지 않았습니다.',
  'pull.lifted_one': '예외 {{exceptions}}에 따라 {{until}}까지 허용됩니다.',
  'pull.lifted_other': '예외 {{exceptions}}에 따라 {{until}}까지 허용됩니다.',
  'pull.level.block': '차단',
  'pull.level.warn': '경고',
  'pull.month': '월 비용',
  'pull.before': '이전',
  'pull.after': '이후',
  'pull.change': '변동',
  'pull.about':
    '변경하는 스택만의 금액입니다. 청구 금액이 아니라 정가 기준 예상 비용입니다.',
  'pull.pending.title': '산정 중입니다',
  'pull.pending.description':
    '최신 커밋과 기본 브랜치에서 갈라진 커밋의 스택을 읽어 같은 가격으로 산정합니다. 결과가 나오면 이 페이지가 저절로 바뀝니다.',
  'pull.failed.title': '산정하지 못했습니다',
  'pull.failed.description':
    '풀 리퀘스트나 기본 브랜치가 바뀌면 다시 시도합니다.',
  'pull.none.title': '변경하는 스택이 없습니다',
  'pull.none.description':
    '비용을 아는 스택의 폴더를 하나도 변경하지 않으므로 비용이 늘거나 줄지 않습니다.',
  'pull.again': '다시 산정하기',
  'pull.again.asked':
    '다시 산정하고 있습니다. 결과가 나오면 이 페이지가 저절로 바뀝니다.',
  'pull.again.failed': '요청하지 못했습니다',
  'pull.facts': '풀 리퀘스트 정보',
  'pull.author': '작성자',
  'pull.branch': '브랜치',
  'pull.head': '최신 커밋',
  'pull.base': '갈라진 커밋',
  'pull.updated': '변경',
  'pull.state': '상태',
  'pull.openPull': '풀 리퀘스트 열기',
  'pull.request': '서비스 만들기',
  'pull.request.open': '제품의 요청 목록',
  'pull.runs': '실행 기록',
  'pull.stacks': '변경하는 스택',
  'pull.stacks.note':
    '변동이 큰 순서이며, 스택을 열면 무엇이 달라졌는지 보입니다.',
  'pull.stacks.none': '아직 산정된 스택이 없습니다.',
  'pull.stack.added': '추가',
  'pull.stack.removed': '삭제',
  'pull.stack.changed': '변경',
  'pull.stack.now': '현재 비용',
  'pull.stack.unpriced': '이 스택의 비용을 산정하지 못했습니다.',
  'pull.stack.unpriced.short': '산정하지 못함',
  'pull.stack.brief':
    '여기에는 금액만 표시됩니다. 스택이 많으면 변동이 큰 스택만 세부 내용을 보여 줍니다.',
  'pull.stack.other': '이전과 이후의 통화가 달라 비교하지 않습니다.',
  'pull.budgets': '관련 예산',
  'pull.budget.line': '{{before}} → {{after}} / 한도 {{limit}}',
  'pull.budgetState.below': '{{amount}} 남음',
  'pull.budgetState.crossed': '{{amount}} 초과하게 됨',
  'pull.budgetState.over': '이미 초과, 이제 {{amount}} 초과',
  'pull.budgetState.near': '거의 소진, {{amount}} 남음',
  'pull.pushes': '푸시별 추이',
  'pull.pushes.note':
    '작업하는 동안 예상 비용이 어떻게 달라졌는지 보여 줍니다.',
  'pull.pushes.choose': '보고 있는 푸시',
  'pull.push': '푸시',
  'pull.told': 'GitHub에 알린 내용',
  'pull.told.check': '체크 실행 portal/costs',
  'pull.told.comment': '댓글',
  'pull.told.at': '알림',
  'pull.told.not': '아직 알린 내용이 없습니다',
  'pull.told.failed': '알리지 못해 다시 시도합니다',
  'pull.told.next':
    '계속 실패하면 포털의 GitHub 앱에 체크와 풀 리퀘스트 쓰기 권한이 있는지 확인하십시오.',
};
