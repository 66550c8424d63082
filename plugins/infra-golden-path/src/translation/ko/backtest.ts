import type { backtestMessages } from '../messages/backtest';

export const backtestKorean: Record<keyof typeof backtestMessages, string> = {
  'backtest.tab': '목표',
  'backtest.allowed':
    '{{days}}일 동안 요청 {{oneOf}}건 중 1건, 또는 전체 중단 {{time}}까지 허용됩니다.',
  'backtest.working': '지난 기간에 목표를 지켰을지 확인하고 있습니다…',
  'backtest.failed': '지금은 목표를 지켰을지 확인할 수 없습니다.',
  'backtest.none': '아직 지표가 없습니다.',
  'backtest.mark.kept': '달성',
  'backtest.mark.missed': '미달',
  'backtest.mark.unknown': '알 수 없음',
  'backtest.kept':
    '목표가 {{target}}이면 지난 {{days}}일 동안 {{sli}}로 지켰을 것입니다.',
  'backtest.missed':
    '목표가 {{target}}이면 지난 {{days}}일 동안 {{sli}}로 지키지 못했을 것입니다.',
  'backtest.young': '{{days}}일 중 {{known}}의 지표만 있습니다.',
  'backtest.counts':
    '{{total}}건 중 {{bad}}건이 실패했으며, {{allowed}}건까지 허용됩니다.',
};
