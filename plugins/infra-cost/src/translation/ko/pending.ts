import type { pendingMessages } from '../messages/pending';

export const pendingKorean: Record<keyof typeof pendingMessages, string> = {
  'pending.title': '열린 풀 리퀘스트를 반영하면',
  'pending.all': '모든 풀 리퀘스트',
  'pending.none': '스택을 변경하는 열린 풀 리퀘스트가 없습니다.',
  'pending.column.what': '항목',
  'pending.column.change': '변동',
  'pending.column.then': '반영 후 월 비용',
  'pending.today': '현재',
  'pending.after': '모두 반영한 뒤',
  'pending.rest_one': '그 외 풀 리퀘스트 {{count}}건',
  'pending.rest_other': '그 외 풀 리퀘스트 {{count}}건',
  'pending.line': '점선은 예산입니다.',
  'pending.axis': '작은 변동도 보이도록 막대는 {{start}}부터 시작합니다.',
  'pending.unchanged_one': '풀 리퀘스트 {{count}}건은 비용을 바꾸지 않습니다.',
  'pending.unchanged_other':
    '풀 리퀘스트 {{count}}건은 비용을 바꾸지 않습니다.',
  'pending.budget.left': '예산 {{budget}} 이내, {{amount}} 남음',
  'pending.budget.over': '모두 반영하면 예산 {{budget}}을 {{amount}} 초과',
  'pending.budget.wasOver':
    '이미 예산 {{budget}} 초과, 반영하면 {{amount}} 초과',
  'pending.unknown': '금액을 알 수 없어 더하지 않음:',
};
