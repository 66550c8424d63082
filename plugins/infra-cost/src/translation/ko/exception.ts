import type { exceptionMessages } from '../messages/exception';

export const exceptionKorean: Record<keyof typeof exceptionMessages, string> = {
  'exception.propose': '예외 제안…',
  'exception.title': '예외 제안',
  'exception.means':
    '기본 브랜치의 portal.yaml에 예외를 적는 별도의 풀 리퀘스트를 엽니다. 병합되면 이 풀 리퀘스트를 다시 판정하며, 마지막 날이 지나면 다시 차단됩니다.',
  'exception.stacks': '예외를 적용할 스택',
  'exception.until': '마지막 날',
  'exception.until.hint': 'UTC 기준이며, 반년을 넘을 수 없습니다.',
  'exception.reason': '사유',
  'exception.reason.hint': '10자 이상이어야 하며, portal.yaml에 남습니다.',
  'exception.show': '변경 내용 보기',
  'exception.loading': '예외를 작성하는 중…',
  'exception.verdict': '예외를 적용한 판정:',
  'exception.stillBlocks':
    '다른 사유나 선택하지 않은 스택 때문에 여전히 차단됩니다.',
  'exception.approvers': '승인이 필요한 사람:',
  'exception.approvers.none':
    'portal.yaml의 소유자가 없어 병합 권한이 있는 사람이 결정합니다.',
  'exception.hint': '병합되기 전에는 차단이 풀리지 않습니다.',
  'exception.list': '제안한 예외',
  'exception.rule.cost-budget': '예산',
  'exception.rule.cost-increase': '증가율',
};
