const ko = {
  loading: '불러오는 중입니다…',
  retry: '다시 시도',
  kept: '지금 보이는 것은 이전 내용입니다.',
  'patch.added': '추가',
  'patch.removed': '삭제',
  'dialog.close': '닫기',
  'choice.any': '전체',
  'pullCost.title': '비용',
  'pullCost.link': '비용 보기',
  'pullCost.pending': '산정 중',
  'pullCost.failed': '산정하지 못함',
  'pullCost.same': '월 비용 변동 없음',
  'pullCost.change': '월 {{amount}}',
  'pullCost.pass': '허용 범위',
  'pullCost.warn': '확인 필요',
  'pullCost.block': '차단됨',
  'export.csv': 'CSV로 내보내기',
  'export.failed': '내보내지 못했습니다.',
  'problem.not-allowed.title': '볼 권한이 없습니다',
  'problem.not-allowed.description': '제품 소유자나 플랫폼 팀에 문의하십시오.',
  'problem.signed-out.title': '로그인이 끝났습니다',
  'problem.signed-out.description':
    '다른 탭 등에서 다시 로그인한 뒤 다시 시도하십시오.',
  'problem.not-found.title': '이 주소에는 아무것도 없습니다',
  'problem.not-found.description':
    '링크가 만들어진 뒤에 옮겨졌거나 없어졌을 수 있습니다.',
  'problem.failed.title': '불러오지 못했습니다',
  'problem.failed.description':
    '포털이나 GitHub가 정상적으로 응답하지 않습니다.',
};

export default ko;
